import type { Queryable } from '../../platform/index.js';
import { plannedAtFirst } from '../../platform/database/planned.js';

/** Words of a published text that open public feedback is about: UTF-16 units of its plain text, end exclusive. */
export interface OpenPassage {
  sectionId: string;
  number: number;
  kind: 'addition' | 'correction' | 'comment';
  start: number;
  end: number;
}

/** More would hide the text: the newest are marked, the rest stands in the section's list. */
const mostInSection = 24;

/**
 * Where open public feedback stands in the present texts of a document, or of some of its sections; what has no place in them, or none yet,
 * is not there. Oldest first.
 */
export async function openPassages(
  database: Queryable,
  { documentId, sectionIds }: { documentId: string; sectionIds: readonly string[] | null },
): Promise<OpenPassage[]> {
  return database.query<OpenPassage[]>(
    plannedAtFirst(`select "sectionId", number, kind, start, "end" from (
       select feedback.section_id as "sectionId", feedback.number, feedback.kind,
         coalesce(place.starts_at, (feedback.anchor->'position'->>'start')::int) as start,
         coalesce(place.ends_at, (feedback.anchor->'position'->>'end')::int) as "end",
         row_number() over (partition by feedback.section_id order by feedback.number desc) as nth
       from feedback
         join entry now on now.section_id = feedback.section_id and now.until_seq is null and now.live
         left join anchor_place place on place.feedback_id = feedback.id and place.revision_id = now.revision_id
       where feedback.document_id = $1 and feedback.state = 'open' and feedback.anchor is not null
         ${sectionIds === null ? '' : 'and feedback.section_id = any($2::uuid[])'}
         and (place.state = 'EXACT' or place.state = 'MOVED' and place.stands is distinct from false
           or place.state is null and feedback.revision_id = now.revision_id)
     ) it where nth <= ${String(mostInSection)} order by number`),
    sectionIds === null ? [documentId] : [documentId, sectionIds],
  );
}
