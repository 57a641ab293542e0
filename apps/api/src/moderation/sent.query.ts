import type { SentView } from '@tarmeem/contract';
import { type Actor, jurisdictionsOf } from '../accounts/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/**
 * The batches that were sent on a proposal, newest first, with what was foreseen of each when it was sent. Proposals in none of the
 * viewer's places, and feedback that is held, are left out for who moderates some jurisdictions only.
 */
export async function sentView(
  from: Answers,
  { proposalId, documentId }: { proposalId: string; documentId: string },
  actor: Actor,
): Promise<SentView[]> {
  const scope = jurisdictionsOf(actor, 'moderator', documentId);
  const rows = await rowsOf<Omit<SentView, 'at'> & { at: Date }>(from, sql, [
    proposalId,
    scope === 'all' ? null : scope,
  ]);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

const affected = `'proposalId', p.id, 'proposal', p.number, 'title', title_submitted(p.id), 'organisation', o.name`;
const seen = `p.number is not null and ($2::text[] is null or p.jurisdictions && $2)`;

const sql = `
  select c.at, (
      select json_build_object('id', person.id, 'name', person.name) from decision join person on person.id = decided_by
      where batch_id = c.batch_id limit 1) as by,
    (select count(*)::int from decision where batch_id = c.batch_id and decided_by is not null and change_id in (
      select id from change where proposal_id = c.proposal_id)) as marks, null as refused,
    coalesce((select json_agg(json_build_object(${affected}, 'changeId', x.id) order by p.number) from unnest(c.conflicts) as one (id)
      join change x on x.id = one.id join proposal p on p.id = x.proposal_id join organisation o on o.id = p.organisation_id
      where ${seen}), '[]') as conflicts,
    coalesce((select json_agg(json_build_object(${affected}) order by p.number) from unnest(c.outdated) as one (id)
      join proposal p on p.id = one.id join organisation o on o.id = p.organisation_id where ${seen}), '[]') as outdated,
    coalesce((select json_agg(json_build_object('id', f.id, 'number', f.number, 'quote', coalesce(f.quote, ''), 'becomes',
        case when f.id = any (c.moved) then 'moved' else 'detached' end) order by f.number)
      from feedback f where f.id = any (c.moved || c.detached) and ($2::text[] is null or f.state not in ('held', 'refused'))), '[]')
      as feedback,
    coalesce((select json_agg(json_build_object('sectionId', s.id, 'heading', s.heading) order by s.heading) from (
      select distinct on (e.section_id) e.section_id as id, r.heading from unnest(c.sections) as one (id)
        join entry e on e.section_id = one.id join revision r on r.id = e.revision_id
      order by e.section_id, e.from_seq desc) s), '[]') as sections
  from consequence c where c.proposal_id = $1 order by c.at desc, c.batch_id`;
