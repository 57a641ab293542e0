import type { DocumentView, EditionView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { plannedAtFirst, plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { onlyNeighbours, standingSince } from './neighbours.js';

/** RFC 3339 inside JSON made by the database. */
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const editionColumns = `
  ed.id, ed.major || '.' || ed.minor as number, ed.seq, ed.kind, coalesce(ed.standing = 'current', false) as current, ed.is_major as major,
  ed.change_note as "changeNote", ed.published_at as "publishedAt", ed.superseded_at as "supersededAt",
  case when ed.kind <> 'emergency' then null when ed.confirmed_by is not null then 'confirmed'
    when ed.refused_by is not null then 'refused' else 'waiting' end as emergency,
  case when ed.refused_by is null then null when not exists (${standingSince('ed')}) then 'gone'
    when exists (select from rollback join edition earlier on earlier.id = to_edition
      where rollback.document_id = ed.document_id and earlier.seq < ed.seq
        and (section_ids is null or section_ids && array(${standingSince('ed')}))) then 'going'
    else 'standing' end as "refusedText",
  (select back.major || '.' || back.minor from edition back where back.id = ed.rollback_of) as "rollbackOf",
  case when ed.withdrawn_at is not null then json_build_object('at', ${instant('ed.withdrawn_at')}, 'notice', ed.withdrawal_notice)
    end as withdrawal,
  (select coalesce(json_agg(json_build_object('at', ${instant('erratum.at')}, 'words', erratum.words) order by erratum.at), '[]')
   from erratum where erratum.edition_id = ed.id) as errata`;

interface EditionRow extends Omit<EditionView, 'publishedAt' | 'supersededAt' | 'sectionsChanged'> {
  id: string;
  publishedAt: Date;
  supersededAt: Date | null;
  /** How many sections it changed; null where that is known already. */
  changed: number | null;
}

const changedColumn = `
  (select count(*)::int from (
     select section_id from entry where document_id = ed.document_id and from_seq = ed.seq
     union select section_id from entry where document_id = ed.document_id and until_seq = ed.seq) as touched)
    - (select count(*)::int from (${onlyNeighbours('ed')}) as beside)`;
const editionsSql = (which: string): string =>
  plannedAtFirst(`select ${editionColumns}, case when ed.seq <> all($2::int[]) then ${changedColumn} end as changed
   from edition ed where ed.document_id = $1 and ${which}`);

/** How many sections each published edition of a document changed, by its seq. */
type Counted = Map<number, number>;
const counted = new WeakMap<DataSource, Map<string, Counted>>();

function countedOf(from: DataSource, documentId: string): Counted {
  const documents = counted.get(from) ?? new Map<string, Counted>();
  const known = documents.get(documentId) ?? new Map<number, number>();
  counted.set(from, documents.set(documentId, known));
  return known;
}

/**
 * Editions of a document by a statement of `editionsSql`. To count what one changed costs as much as it changed, and is never another:
 * outside a unit of work (which may still be undone) it is counted once.
 */
async function editionsBy(
  from: Answers,
  sql: string,
  [documentId, ...more]: [string, ...unknown[]],
): Promise<EditionView[]> {
  const known: Counted = from instanceof DataSource ? countedOf(from, documentId) : new Map();
  const rows = await rowsOf<EditionRow>(from, sql, [documentId, [...known.keys()], ...more]);
  return rows.map((row) => {
    const changed = row.changed ?? known.get(row.seq) ?? 0;
    known.set(row.seq, changed);
    return viewOf(row, changed);
  });
}

const viewOf = ({ id: _id, changed: _changed, ...row }: EditionRow, sectionsChanged: number): EditionView => ({
  ...row,
  sectionsChanged,
  publishedAt: row.publishedAt.toISOString(),
  supersededAt: row.supersededAt?.toISOString() ?? null,
});

const publishedSql = editionsSql('ed.seq is not null order by ed.seq desc');
const currentSql = editionsSql("ed.standing = 'current'");
const bySeqSql = editionsSql('ed.seq = $3');

/** The published editions of a document, newest first. */
export const publishedEditions = (from: Answers, documentId: string): Promise<EditionView[]> =>
  editionsBy(from, publishedSql, [documentId]);

/** The edition with this seq, or the current one; null when there is none. */
export async function findEdition(from: Answers, documentId: string, seq?: number): Promise<EditionView | null> {
  const [found] = await (seq === undefined
    ? editionsBy(from, currentSql, [documentId])
    : editionsBy(from, bySeqSql, [documentId, seq]));
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
  d.id, d.slug, d.title, d.lede, d.language, d.time_zone as "timeZone", d.moderation,
  d.feedback_from::text as "feedbackFrom", d.feedback_until::text as "feedbackUntil", coalesce(o.name, '') as issuer
  from document d left join organisation o on o.id = d.issuer_id
  where exists (select from edition where document_id = d.id and seq is not null)`;

/** A document, and how far what is recorded of it goes. */
export interface DocumentStanding {
  id: string;
  /** Within how many days it decides. */
  decisionDays: number;
  /** How far its record of events goes. */
  seq: number;
  /** Another one after each change of a name, and when a person changes the organisation. */
  names: string;
}

/** The document at this address as its record stands; null when there is none, or nothing of it is published. */
export async function findStanding(from: Answers, slug: string): Promise<DocumentStanding | null> {
  const [found] = await rowsOf<DocumentStanding>(
    from,
    plannedOnce(`select d.id, d.decision_days as "decisionDays",
        coalesce((select seq from event_head where chain = d.id::text), 0)::int as seq,
        concat_ws(' ', coalesce((select max(seq) from event where action in ('person.edited', 'organisation.edited')), 0),
          coalesce((select max(seq) from event where action = 'person.moved'), 0)) as names
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

/** A document that was published stays at its address. */
const addresses = new WeakMap<Answers, Map<string, string>>();

/** The id of the document at this address, where nothing else of it is wanted; null when there is none, or nothing of it is published. */
export async function findDocumentId(from: Answers, slug: string): Promise<string | null> {
  const known = addresses.get(from) ?? new Map<string, string>();
  addresses.set(from, known);
  const id = known.get(slug);
  if (id !== undefined) return id;
  const [found] = await rowsOf<{ id: string }>(
    from,
    plannedOnce(`select d.id from document d
      where d.slug = $1 and exists (select from edition where document_id = d.id and seq is not null)`),
    [slug],
  );
  if (found) known.set(slug, found.id);
  return found?.id ?? null;
}

/** What a document says of itself beside its editions; null when there is none at this address, or nothing of it is published. */
export async function findDocumentHead(from: Answers, slug: string): Promise<DocumentRow | null> {
  const [found] = await rowsOf<DocumentRow>(from, plannedOnce(`select ${documentColumns} and d.slug = $1`), [slug]);
  return found ?? null;
}

/** The document at this address with its current edition; null when there is none, or nothing of it is published. */
export async function findDocument(from: Answers, slug: string): Promise<DocumentView | null> {
  const found = await findDocumentHead(from, slug);
  return found && { ...found, current: await findEdition(from, found.id) };
}
