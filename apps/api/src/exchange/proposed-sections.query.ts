import type { DocJson } from '@tarmeem/document';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A section as a proposal would have it, beside the text it was written on. */
export interface ProposedSection {
  sectionId: string;
  heading: string;
  body: DocJson;
  /** False: the proposal retires it. */
  live: boolean;
  isNew: boolean;
  moved: boolean;
  parentId: string | null;
  parentHeading: string | null;
  /** Null where the section is new. */
  revisionId: string | null;
  baseHeading: string | null;
  baseBody: DocJson | null;
}

/** `above`: where the heading of a section stands that is not published yet. */
const columns = (
  above: string,
) => `t.section_id as "sectionId", t.heading, t.body, t.live, t.base_entry_id is null as "isNew",
  t.parent_id as "parentId", b.id as "revisionId", b.heading as "baseHeading", b.body as "baseBody",
  coalesce((select r.heading from entry e join revision r on r.id = e.revision_id
    where e.section_id = t.parent_id and e.until_seq is null),
    (${above})) as "parentHeading"`;

const newInDraft = `select w.heading from working_copy w where w.proposal_id = t.proposal_id and w.section_id = t.parent_id`;
/** As it was submitted last: how it is called in the draft now is nothing to those who decide. */
const newInRounds = `select a.heading from round_copy a join round ra on ra.id = a.round_id
  where ra.proposal_id = $1 and a.section_id = t.parent_id order by ra.n desc limit 1`;

const texts = {
  draft: `select ${columns(`coalesce((${newInDraft}), (${newInRounds}))`)}, t.place_set and t.base_entry_id is not null as moved
    from working_copy t left join revision b on b.id = t.base_revision_id where t.proposal_id = $1`,
  round: `select ${columns(newInRounds)}, t.base_entry_id is not null and exists (select from change c
      where c.round_id = t.round_id and c.section_id = t.section_id and c.aspect = 'place') as moved
    from round_copy t left join revision b on b.id = t.base_revision_id
    where t.round_id = (select id from round where proposal_id = $1 order by n desc limit 1)`,
};

/** The sections of a proposal as they are written now, or as they were submitted last. */
export function proposedSections(
  from: Answers,
  proposalId: string,
  text: keyof typeof texts,
): Promise<ProposedSection[]> {
  return rowsOf<ProposedSection>(from, texts[text], [proposalId]);
}
