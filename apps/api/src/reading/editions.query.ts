import { publishedEditions } from '../documents/index.js';
import type { Queryable } from '../platform/index.js';
import type { EditionFacts } from './views.js';
import { plannedOnce } from '../platform/database/planned.js';

/** How many sections each published edition of a document holds, by its seq: what is published never changes. */
const counted = new WeakMap<Queryable, Map<string, Map<number, number>>>();

/** The published editions of a document with how many sections each holds, newest first. */
export async function editionsOf(database: Queryable, documentId: string): Promise<EditionFacts[]> {
  const known = countedOf(database, documentId);
  const [editions] = await Promise.all([publishedEditions(database, documentId), countOn(database, documentId, known)]);
  // One that came out between the two questions.
  if (editions.some(({ seq }) => !known.has(seq))) await countOn(database, documentId, known);
  return editions.map((edition) => ({ ...edition, sections: known.get(edition.seq) ?? 0 }));
}

function countedOf(database: Queryable, documentId: string): Map<number, number> {
  const documents = counted.get(database) ?? new Map<string, Map<number, number>>();
  const known = documents.get(documentId) ?? new Map<number, number>();
  counted.set(database, documents.set(documentId, known));
  return known;
}

/** Counts on from the last edition that was counted: of an edition, only the lines that begin or end with it are read. */
async function countOn(database: Queryable, documentId: string, known: Map<number, number>): Promise<void> {
  const steps = await database.query<{ seq: number; more: number }[]>(
    plannedOnce(`select seq, (select count(*)::int from entry where document_id = $1 and live and from_seq = edition.seq)
       - (select count(*)::int from entry where document_id = $1 and live and until_seq = edition.seq) as more
     from edition where document_id = $1 and seq > $2 order by seq`),
    [documentId, known.size],
  );
  for (const { seq, more } of steps) known.set(seq, (known.get(seq - 1) ?? 0) + more);
}

/** The edition that was current at the end of a day (`yyyy-mm-dd`) in the document's time zone; undefined before the first. */
export function editionAt(
  editions: readonly EditionFacts[],
  date: string,
  isoDay: (instant: string) => string,
): EditionFacts | undefined {
  return editions.find((edition) => isoDay(edition.publishedAt) <= date);
}
