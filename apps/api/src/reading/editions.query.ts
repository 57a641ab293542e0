import { publishedEditions } from '../documents/index.js';
import type { Queryable } from '../platform/index.js';
import type { EditionFacts } from './views.js';
import { plannedOnce } from '../platform/database/planned.js';

/** How many sections each published edition of a document holds, by its seq: what is published never changes. */
const counted = new WeakMap<Queryable, Map<string, ReadonlyMap<number, number>>>();

/** The published editions of a document with how many sections each holds, newest first. */
export async function editionsOf(database: Queryable, documentId: string): Promise<EditionFacts[]> {
  const editions = await publishedEditions(database, documentId);
  const sections = await sectionsIn(database, documentId, editions[0]?.seq ?? 0);
  return editions.map((edition) => ({ ...edition, sections: sections.get(edition.seq) ?? 0 }));
}

/** Counts on from the last edition that was counted: of an edition, only the lines that begin or end with it are read. */
async function sectionsIn(
  database: Queryable,
  documentId: string,
  newest: number,
): Promise<ReadonlyMap<number, number>> {
  const documents = counted.get(database) ?? new Map<string, ReadonlyMap<number, number>>();
  counted.set(database, documents);
  const known = documents.get(documentId) ?? new Map<number, number>();
  const last = known.size;
  if (last >= newest) return known;
  const steps = await database.query<{ seq: number; more: number }[]>(
    plannedOnce(`select seq, sum(more)::int as more from (
       select from_seq as seq, 1 as more from entry where document_id = $1 and live and from_seq > $2
       union all
       select until_seq, -1 from entry where document_id = $1 and live and until_seq > $2) as step
     group by seq order by seq`),
    [documentId, last],
  );
  const more = new Map(steps.map((step) => [step.seq, step.more]));
  const all = new Map(known);
  for (let seq = last + 1; seq <= newest; seq += 1) all.set(seq, (all.get(seq - 1) ?? 0) + (more.get(seq) ?? 0));
  documents.set(documentId, all);
  return all;
}

/** The edition that was current at the end of a day (`yyyy-mm-dd`) in the document's time zone; undefined before the first. */
export function editionAt(
  editions: readonly EditionFacts[],
  date: string,
  isoDay: (instant: string) => string,
): EditionFacts | undefined {
  return editions.find((edition) => isoDay(edition.publishedAt) <= date);
}
