import { type Answers, rowsOf } from '../platform/database/rows.js';

/** What the current edition holds of one section. */
export interface SectionNow {
  entryId: string;
  revisionId: string;
  /** That of the top-level section above it. */
  jurisdiction: string | null;
}

/** One section of the current edition without the outline around it; null where it is not live, or nothing of the document. */
export async function sectionNow(from: Answers, documentId: string, sectionId: string): Promise<SectionNow | null> {
  const [found] = await rowsOf<SectionNow>(
    from,
    `with recursive up as (
       select id, section_id, parent_id, revision_id, live, 0 as height from entry
       where document_id = $1 and section_id = $2 and until_seq is null
       union all
       select e.id, e.section_id, e.parent_id, e.revision_id, e.live, up.height + 1
       from entry e join up on e.section_id = up.parent_id where e.document_id = $1 and e.until_seq is null)
     select here.id::text as "entryId", here.revision_id as "revisionId", s.jurisdiction
     from up here, up top join section s on s.id = top.section_id
     where here.height = 0 and top.parent_id is null and not exists (select from up where not live)`,
    [documentId, sectionId],
  );
  return found ?? null;
}
