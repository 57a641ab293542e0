import { locate, type Quoted } from '../feedback/index.js';
import { plannedOnce } from '../platform/database/planned.js';
import type { Queryable } from '../platform/index.js';

/** So many texts of a section are looked through, the newest first: older words are no link of somebody who reads now. */
const most = 20;

/** Words that stood in a section before, as they stood in it, with the last edition (by its seq) that had them; null: they never did. */
export async function formerWords(
  database: Queryable,
  sectionId: string,
  asked: Quoted,
): Promise<{ quoted: Quoted; seq: number } | null> {
  const rows = await database.query<{ plain: string; until: number }[]>(
    plannedOnce(`select revision.plain, entry.until_seq as until from entry join revision on revision.id = entry.revision_id
     where entry.section_id = $1 and entry.live and entry.until_seq is not null and revision.plain is not null
     order by entry.from_seq desc limit $2`),
    [sectionId, most],
  );
  for (const { plain, until } of rows) {
    const passage = locate(plain, asked);
    if (passage) return { quoted: passage.quote, seq: until - 1 };
  }
  return null;
}
