import { publishedEditions } from '../documents/index.js';
import type { Queryable } from '../platform/index.js';
import type { EditionFacts } from './views.js';

/** The published editions of a document with how many sections each holds, newest first. */
export async function editionsOf(database: Queryable, documentId: string): Promise<EditionFacts[]> {
  const [editions, counts] = await Promise.all([
    publishedEditions(database, documentId),
    database.query<{ seq: number; sections: number }[]>(
      `select edition.seq, count(*)::int as sections from edition join entry
         on entry.document_id = edition.document_id and entry.live
         and entry.from_seq <= edition.seq and (entry.until_seq is null or edition.seq < entry.until_seq)
       where edition.document_id = $1 and edition.seq is not null group by edition.seq`,
      [documentId],
    ),
  ]);
  const sections = new Map(counts.map((row) => [row.seq, row.sections]));
  return editions.map((edition) => ({ ...edition, sections: sections.get(edition.seq) ?? 0 }));
}

/** The edition that was current at the end of a day (`yyyy-mm-dd`) in the document's time zone; undefined before the first. */
export function editionAt(
  editions: readonly EditionFacts[],
  date: string,
  isoDay: (instant: string) => string,
): EditionFacts | undefined {
  return editions.find((edition) => isoDay(edition.publishedAt) <= date);
}

/** The edition that first brought each revision of a document. */
export async function firstEditions(
  database: Queryable,
  documentId: string,
): Promise<Map<string, { number: string; publishedAt: string }>> {
  const rows = await database.query<{ revision_id: string; number: string; published_at: Date }[]>(
    `select first.revision_id, edition.major || '.' || edition.minor as number, edition.published_at
     from (select revision_id, min(from_seq) as seq from entry where document_id = $1 group by revision_id) first
       join edition on edition.document_id = $1 and edition.seq = first.seq`,
    [documentId],
  );
  return new Map(
    rows.map((row) => [row.revision_id, { number: row.number, publishedAt: row.published_at.toISOString() }]),
  );
}
