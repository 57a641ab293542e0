import type { SourceView } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

const file = `case when e.id is null or e.state = 'refused' then null
  else json_build_object('name', e.name, 'type', e.type, 'size', e.size) end as file`;

/** The sources of each round of a proposal as they were submitted, oldest round first. */
export function submittedSources(from: Answers, proposalId: string): Promise<SourceView[]> {
  return rowsOf<SourceView>(
    from,
    `select s.source_id as id, r.n as round, s.kind, s.title, s.locator, s.link, ${file}, s.section_id as "sectionId",
       case when s.change_id is not null then change_now(s.change_id) end as "changeId", null as about
     from round_source s join round r on r.id = s.round_id left join evidence e on e.id = s.evidence_id
     where s.proposal_id = $1 order by r.n, s.position`,
    [proposalId],
  );
}

/** The same, and before them those of the draft: for its own organisation alone. */
export async function sourcesOf(from: Answers, proposalId: string): Promise<SourceView[]> {
  const draft = await rowsOf<SourceView>(
    from,
    `select s.id, null as round, s.kind, s.title, s.locator, s.link, ${file}, s.section_id as "sectionId", null as "changeId",
       case when s.aspect is not null then json_build_object('aspect', s.aspect, 'gaps', coalesce((
         select json_agg(json_build_array(lower(g), upper(g) - 1) order by lower(g)) from unnest(s.gaps) as g), '[]'::json)) end as about
     from source s left join evidence e on e.id = s.evidence_id where s.proposal_id = $1 order by s.at, s.id`,
    [proposalId],
  );
  return [...draft, ...(await submittedSources(from, proposalId))];
}
