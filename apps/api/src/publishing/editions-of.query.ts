import { parseNumber, type Place } from '@tarmeem/review';
import { type OutlineSection, outlineOf, standingSince } from '../documents/index.js';
import { NotFound } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A published edition as acts on it see it. */
export interface PublishedEdition {
  id: string;
  seq: number;
  kind: 'import' | 'normal' | 'emergency' | 'rollback';
  current: boolean;
  publishedBy: string | null;
  confirmedBy: string | null;
  refusedBy: string | null;
  withdrawn: boolean;
}

/** The published edition with this number; throws NotFound when there is none. */
export async function editionByNumber(from: Answers, documentId: string, text: string): Promise<PublishedEdition> {
  const number = parseNumber(text);
  if (!number) throw new NotFound();
  const [found] = await rowsOf<PublishedEdition>(
    from,
    `select id, seq, kind, coalesce(standing = 'current', false) as current, published_by as "publishedBy",
       confirmed_by as "confirmedBy", refused_by as "refusedBy", withdrawn_at is not null as withdrawn
     from edition where document_id = $1 and major = $2 and minor = $3 and seq is not null`,
    [documentId, number.major, number.minor],
  );
  if (!found) throw new NotFound();
  return found;
}

/** The sections whose lines begin with an edition. */
async function sectionsChangedBy(from: Answers, documentId: string, seq: number): Promise<string[]> {
  const rows = await rowsOf<{ sectionId: string }>(
    from,
    'select section_id as "sectionId" from entry where document_id = $1 and from_seq = $2',
    [documentId, seq],
  );
  return rows.map((row) => row.sectionId);
}

/** Those of them that no later edition has changed: readers still have them as that edition left them. */
export async function sectionsStandingSince(from: Answers, documentId: string, seq: number): Promise<string[]> {
  const rows = await rowsOf<{ sectionId: string }>(
    from,
    `select standing.section_id as "sectionId" from edition ed, lateral (${standingSince('ed')}) as standing
     where ed.document_id = $1 and ed.seq = $2`,
    [documentId, seq],
  );
  return rows.map((row) => row.sectionId);
}

/** Where these sections are, by the first of the outlines that has them. */
export function placesOf(
  documentId: string,
  sectionIds: readonly string[],
  ...outlines: readonly (readonly OutlineSection[])[]
): Place[] {
  return sectionIds.map((sectionId) => {
    const found = outlines.flatMap((outline) => outline.find((section) => section.sectionId === sectionId) ?? [])[0];
    return { documentId, jurisdiction: found?.jurisdiction ?? null };
  });
}

/** The jurisdictions in which each of these editions changed the text, as places; by its seq. */
export async function placesChangedByEach(
  from: Answers,
  documentId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly Place[]>> {
  const [rows, outline] = await Promise.all([
    rowsOf<{ seq: number; sectionIds: string[] }>(
      from,
      `select from_seq as seq, array_agg(section_id::text) as "sectionIds" from entry
       where document_id = $1 and from_seq = any($2::int[]) group by from_seq`,
      [documentId, seqs],
    ),
    outlineOf(from, documentId),
  ]);
  const now = new Map(outline.map(({ sectionId, jurisdiction }) => [sectionId, jurisdiction]));
  const found = new Map<number, readonly Place[]>();
  for (const { seq, sectionIds } of rows) {
    const gone = sectionIds.some((id) => !now.has(id));
    const then = new Map(
      (gone ? await outlineOf(from, documentId, seq) : []).map(({ sectionId, jurisdiction }) => [
        sectionId,
        jurisdiction,
      ]),
    );
    const all = new Set(sectionIds.map((id) => now.get(id) ?? then.get(id) ?? null));
    found.set(
      seq,
      [...all].map((jurisdiction) => ({ documentId, jurisdiction })),
    );
  }
  return found;
}

/** Where an edition changed the text. */
export async function placesChangedBy(from: Answers, documentId: string, seq: number): Promise<Place[]> {
  const sectionIds = await sectionsChangedBy(from, documentId, seq);
  return placesOf(documentId, sectionIds, await outlineOf(from, documentId), await outlineOf(from, documentId, seq));
}
