import type { DocumentView, EditionView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { onlyNeighbours } from './neighbours.js';

/** RFC 3339 inside JSON made by the database. */
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const editionColumns = `
  ed.id, ed.major || '.' || ed.minor as number, ed.seq, ed.kind, coalesce(ed.standing = 'current', false) as current, ed.is_major as major,
  ed.change_note as "changeNote", ed.published_at as "publishedAt", ed.superseded_at as "supersededAt",
  case when ed.kind <> 'emergency' then null when ed.confirmed_by is not null then 'confirmed'
    when ed.refused_by is not null then 'refused' else 'waiting' end as emergency,
  (select back.major || '.' || back.minor from edition back where back.id = ed.rollback_of) as "rollbackOf",
  case when ed.withdrawn_at is not null then json_build_object('at', ${instant('ed.withdrawn_at')}, 'notice', ed.withdrawal_notice)
    end as withdrawal,
  (select coalesce(json_agg(json_build_object('at', ${instant('erratum.at')}, 'words', erratum.words) order by erratum.at), '[]')
   from erratum where erratum.edition_id = ed.id) as errata`;

interface EditionRow extends Omit<EditionView, 'publishedAt' | 'supersededAt' | 'sectionsChanged'> {
  id: string;
  publishedAt: Date;
  supersededAt: Date | null;
}

const changedColumn = `
  (select count(*)::int from (
     select section_id from entry where document_id = ed.document_id and from_seq = ed.seq
     union select section_id from entry where document_id = ed.document_id and until_seq = ed.seq) as touched)
    - (select count(*)::int from (${onlyNeighbours('ed')}) as beside)`;
const changedSql = plannedOnce(`select ed.id, ${changedColumn} as changed from edition ed where ed.id = any($1)`);

/** How many sections each published edition changed, by its id. */
const counted = new WeakMap<DataSource, Map<string, number>>();

/**
 * How many sections these published editions changed. It costs as much as they changed and is never another: outside a unit of work
 * (which may still be undone) it is counted once.
 */
async function changedBy(from: Answers, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const known = (from instanceof DataSource ? counted.get(from) : null) ?? new Map<string, number>();
  if (from instanceof DataSource) counted.set(from, known);
  const unknown = ids.filter((id) => !known.has(id));
  if (!unknown.length) return known;
  for (const { id, changed } of await rowsOf<{ id: string; changed: number }>(from, changedSql, [unknown]))
    known.set(id, changed);
  return known;
}

async function viewsOf(from: Answers, rows: readonly EditionRow[]): Promise<EditionView[]> {
  const changed = await changedBy(
    from,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => viewOf(row, changed.get(row.id) ?? 0));
}

const viewOf = (
  { id: _id, changed: _changed, ...row }: EditionRow & { changed?: number },
  sectionsChanged: number,
): EditionView => ({
  ...row,
  sectionsChanged,
  publishedAt: row.publishedAt.toISOString(),
  supersededAt: row.supersededAt?.toISOString() ?? null,
});

/** The published editions of a document, newest first. */
export async function publishedEditions(from: Answers, documentId: string): Promise<EditionView[]> {
  const rows = await rowsOf<EditionRow>(
    from,
    `select ${editionColumns} from edition ed where ed.document_id = $1 and ed.seq is not null order by ed.seq desc`,
    [documentId],
  );
  return viewsOf(from, rows);
}

/** The edition with this seq, or the current one; null when there is none. */
export async function findEdition(from: Answers, documentId: string, seq?: number): Promise<EditionView | null> {
  // A unit of work counts nothing for later: then both are asked together.
  const counts = !(from instanceof DataSource);
  const rows = await rowsOf<EditionRow & { changed?: number }>(
    from,
    plannedOnce(`select ${editionColumns} ${counts ? `, ${changedColumn} as changed` : ''} from edition ed
     where ed.document_id = $1 and ${seq === undefined ? "ed.standing = 'current'" : 'ed.seq = $2'}`),
    seq === undefined ? [documentId] : [documentId, seq],
  );
  const [first] = rows;
  if (first?.changed !== undefined) return viewOf(first, first.changed);
  const [found] = await viewsOf(from, rows);
  return found ?? null;
}

/** The edition that is current now; every document that can be seen has one. */
export async function currentEdition(from: Answers, documentId: string): Promise<EditionView> {
  const found = await findEdition(from, documentId);
  if (!found) throw new Error(`Document ${documentId} has no current edition`);
  return found;
}

type DocumentRow = Omit<DocumentView, 'current'>;

const documentColumns = `
  d.id, d.slug, d.title, d.lede, d.language, d.time_zone as "timeZone", coalesce(o.name, '') as issuer
  from document d left join organisation o on o.id = d.issuer_id
  where exists (select from edition where document_id = d.id and seq is not null)`;

/** A document, and how far what is recorded of it goes. */
export interface DocumentStanding {
  id: string;
  /** Within how many days it decides. */
  decisionDays: number;
  /** Another one after each event of the document, after each change of a name, and when a person changes the organisation. */
  stamp: string;
}

/** The document at this address as its record stands; null when there is none, or nothing of it is published. */
export async function findStanding(from: Answers, slug: string): Promise<DocumentStanding | null> {
  const [found] = await rowsOf<DocumentStanding>(
    from,
    plannedOnce(`select d.id, d.decision_days as "decisionDays",
        concat_ws(' ', coalesce((select seq from event_head where chain = d.id::text), 0),
          coalesce((select max(seq) from event where action in ('person.edited', 'organisation.edited')), 0),
          coalesce((select max(seq) from event where action = 'person.moved'), 0)) as stamp
      from document d where d.slug = $1 and exists (select from edition where document_id = d.id and seq is not null)`),
    [slug],
  );
  return found ?? null;
}

/** The documents with at least one published edition, by title. */
export async function listDocuments(from: Answers): Promise<DocumentView[]> {
  const rows = await rowsOf<DocumentRow>(from, `select ${documentColumns} order by d.title`);
  return Promise.all(rows.map(async (row) => ({ ...row, current: await findEdition(from, row.id) })));
}

/** The id of the document at this address, where nothing else of it is wanted; null when there is none, or nothing of it is published. */
export async function findDocumentId(from: Answers, slug: string): Promise<string | null> {
  const [found] = await rowsOf<{ id: string }>(
    from,
    plannedOnce(`select d.id from document d
      where d.slug = $1 and exists (select from edition where document_id = d.id and seq is not null)`),
    [slug],
  );
  return found?.id ?? null;
}

/** The document at this address; null when there is none, or nothing of it is published. */
export async function findDocument(from: Answers, slug: string): Promise<DocumentView | null> {
  const [found] = await rowsOf<DocumentRow>(from, plannedOnce(`select ${documentColumns} and d.slug = $1`), [slug]);
  return found ? { ...found, current: await findEdition(from, found.id) } : null;
}
