import { sha256 } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A section that a proposal's working copies touch, judged by aspect against its base and the current edition. */
export interface TouchedSection {
  sectionId: string;
  contentHash: string;
  headingTouched: boolean;
  bodyTouched: boolean;
  /** A touched aspect is not that of the current edition any more, or the section was retired. */
  outdated: boolean;
}

/** Of all working copies of a proposal, in a fixed order. */
export async function touchedSections(from: Answers, proposalId: string): Promise<TouchedSection[]> {
  return rowsOf<TouchedSection>(
    from,
    `select w.section_id as "sectionId", w.content_hash as "contentHash",
       w.heading <> b.heading as "headingTouched", w.body <> b.body as "bodyTouched",
       not e.live or (w.heading <> b.heading and b.heading_hash <> r.heading_hash)
         or (w.body <> b.body and b.body_hash <> r.body_hash) as outdated
     from working_copy w
       join revision b on b.id = w.base_revision_id
       join entry e on e.section_id = w.section_id and e.until_seq is null
       join revision r on r.id = e.revision_id
     where w.proposal_id = $1 order by w.section_id`,
    [proposalId],
  );
}

/** What a submitter says they saw: over all working copies. */
export function hashOfAll(sections: readonly Pick<TouchedSection, 'sectionId' | 'contentHash'>[]): string {
  return sha256(sections.map(({ sectionId, contentHash }) => `${sectionId} ${contentHash}`).join('\n'));
}
