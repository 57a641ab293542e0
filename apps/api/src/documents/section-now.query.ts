import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** What the current edition holds of one section. */
export interface SectionNow {
  documentId: string;
  entryId: string;
  revisionId: string;
  /** That of the top-level section above it. */
  jurisdiction: string | null;
}

const sectionSql = plannedOnce(`
  with recursive up as (
    select document_id, id, section_id, parent_id, revision_id, live, 0 as height from entry
    where section_id = $1 and until_seq is null
    union all
    select e.document_id, e.id, e.section_id, e.parent_id, e.revision_id, e.live, up.height + 1
    from entry e join up on e.section_id = up.parent_id where e.until_seq is null)
  select here.document_id as "documentId", here.id::text as "entryId", here.revision_id as "revisionId", s.jurisdiction
  from up here, up top join section s on s.id = top.section_id
  where here.height = 0 and top.parent_id is null and not exists (select from up where not live)`);

/** One section of the current edition of its document without the outline around it; null where it is not live. */
export async function sectionNow(from: Answers, sectionId: string): Promise<SectionNow | null> {
  const [found] = await rowsOf<SectionNow>(from, sectionSql, [sectionId]);
  return found ?? null;
}
