import { sha256 } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A section that a proposal's working copies touch, judged by aspect against its base and the current edition. */
export interface TouchedSection {
  sectionId: string;
  contentHash: string;
  headingTouched: boolean;
  bodyTouched: boolean;
  /** Added, moved or retired by the proposal. */
  structureTouched: boolean;
  /** A touched aspect is not that of the current edition any more, or the section was retired. */
  outdated: boolean;
}

/** Of all working copies of a proposal, in a fixed order. */
export async function touchedSections(from: Answers, proposalId: string): Promise<TouchedSection[]> {
  return rowsOf<TouchedSection>(
    from,
    `select w.section_id as "sectionId",
       w.content_hash || case when w.place_set or not w.live or w.slug is not null
         then ' ' || concat_ws('/', w.place_set, w.parent_id, coalesce(w.after_id::text, 'first'), w.slug, w.live) else '' end
         as "contentHash",
       s.heading_touched as "headingTouched", s.body_touched as "bodyTouched", s.added or s.moved or s.retired as "structureTouched",
       s.outdated
     from working_copy w join working_copy_standing s on s.proposal_id = w.proposal_id and s.section_id = w.section_id
     where w.proposal_id = $1 order by w.section_id`,
    [proposalId],
  );
}

/** What a submitter says they saw: over all working copies. */
export function hashOfAll(sections: readonly Pick<TouchedSection, 'sectionId' | 'contentHash'>[]): string {
  return sha256(sections.map(({ sectionId, contentHash }) => `${sectionId} ${contentHash}`).join('\n'));
}
