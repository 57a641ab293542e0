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
  const inPart = await rollbacksInPart(database, documentId, editions);
  return editions.map((edition) => ({
    ...edition,
    sections: known.get(edition.seq) ?? 0,
    rollbackInPart: inPart.has(edition.seq),
  }));
}

/** Rollbacks of a document by their seq, and whether each was one in part: what is published never changes. */
const rollbacks = new WeakMap<Queryable, Map<string, boolean>>();

/** The seqs of the rollbacks that left sections as they were which read otherwise in the edition that was gone back to. */
async function rollbacksInPart(
  database: Queryable,
  documentId: string,
  editions: readonly { seq: number; kind: string }[],
): Promise<ReadonlySet<number>> {
  const known = rollbacks.get(database) ?? new Map<string, boolean>();
  rollbacks.set(database, known);
  const keyOf = (seq: number): string => `${documentId} ${seq}`;
  const seqs = editions.flatMap(({ kind, seq }) => (kind === 'rollback' ? [seq] : []));
  const unknown = seqs.filter((seq) => !known.has(keyOf(seq)));
  if (unknown.length > 0)
    for (const { seq, part } of await database.query<{ seq: number; part: boolean }[]>(
      plannedOnce(`select edition.seq, exists (
         select from entry now left join entry old on old.section_id = now.section_id and old.from_seq <= back.seq
           and (old.until_seq is null or old.until_seq > back.seq)
         where now.document_id = edition.document_id and now.from_seq > back.seq and now.from_seq < edition.seq
           and (now.until_seq is null or now.until_seq > edition.seq) and (now.live <> coalesce(old.live, false)
             or now.live and (now.revision_id, now.parent_id, now.slug) is distinct from (old.revision_id, old.parent_id, old.slug))) as part
       from edition join edition back on back.id = edition.rollback_of
       where edition.document_id = $1 and edition.seq = any($2::int[])`),
      [documentId, unknown],
    ))
      known.set(keyOf(seq), part);
  return new Set(seqs.filter((seq) => known.get(keyOf(seq))));
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
