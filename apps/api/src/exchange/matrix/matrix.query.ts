import { matrixFates, type MatrixRow, type StructureWords } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import type { Locale } from '@tarmeem/text';
import { outlineOf } from '../../documents/index.js';
import { findIdentifying } from '../../feedback/index.js';
import type { Queryable } from '../../platform/index.js';
import { structureWords } from '../../proposals/index.js';
import { changeSentence } from '../../reading/index.js';
import { causeSentence } from './cause-sentence.js';
import { namesOfSections } from './names-of-sections.query.js';
import { structureSentence } from './structure-sentence.js';

/** A row as SQL gives it, before its sentence is said. */
interface Row extends Omit<MatrixRow, 'section' | 'proposed' | 'fate' | 'at' | 'withheld'> {
  sectionId: string | null;
  fate: string;
  /** The item was found to name somebody when it came. */
  identifying: boolean;
  /** Where in the section's text it stands, to put rows in the order of the text. */
  start: number;
  rank: string;
  payload: (Change & { before?: string; after?: string }) | null;
  aspect: string | null;
  /** Why the system decided, and the edition because of which it did; null where a person did. */
  cause: string | null;
  causeEdition: string | null;
  at: Date;
}

/**
 * Whose rows: of a document, in these jurisdictions (null: all), said in a language. `whole`: also the words that are withheld, for who
 * asked for them; whoever has a matrix may read held feedback where its rows are from.
 */
export interface MatrixScope {
  document: { id: string; language: Locale };
  jurisdictions: readonly string[] | null;
  language: Locale;
  whole: boolean;
}

const sql = `
  select f.id, 'feedback' as what, 'F ' || f.number as number, f.kind, f.name as from, f.section_id as "sectionId",
    coalesce(f.held_because, '') = 'identifying' as identifying, coalesce(f.quote, '') as quote, f.text as comment,
    case f.state when 'answered' then f.disposition else f.state end as fate, coalesce(case f.state when 'answered' then f.response when 'refused' then f.refusal_reason end, '') as response,
    (select out.major || '.' || out.minor from feedback_change link join accepted on accepted.change_id = link.change_id
       join edition out on out.id = accepted.edition_id and out.seq is not null where link.feedback_id = f.id
       order by out.seq desc limit 1) as edition,
    case when f.section_id is null then null when not now.live or place.state = 'DETACHED' or place.stands = false then 'DETACHED'
      when place.state = 'MOVED' then 'MOVED' else 'EXACT' end as anchor,
    (select number from feedback other where other.id = f.duplicate_of) as "duplicateOf", f.created_at as at,
    coalesce(place.starts_at, (f.anchor->'position'->>'start')::int, -1) as start, 'f' || lpad(f.number::text, 10, '0') as rank,
    null::jsonb as payload, null as aspect, null::uuid as "proposalId", null as cause, null as "causeEdition"
  from feedback f
    left join entry now on now.section_id = f.section_id and now.until_seq is null
    left join anchor_place place on place.feedback_id = f.id and place.revision_id = now.revision_id
  where f.document_id = $1
  union all
  select c.id, 'change', p.number || '.' || case when round.n > 1 then round.n || '.' else '' end || c.position, 'change',
    organisation.name, c.section_id, false, '', coalesce(nullif(round.summary, ''), round.title),
    case c.outcome when 'amended' then 'accepted-with-changes' when 'recalled' then 'withdrawn' else c.outcome end,
    coalesce(last.reason, ''),
    (select out.major || '.' || out.minor from accepted join edition out on out.id = accepted.edition_id and out.seq is not null
       where accepted.change_id = c.id),
    null, null, round.submitted_at, coalesce(lower(c.gaps), -1), 'p' || lpad(p.number::text, 8, '0') || lpad(round.n::text, 4, '0')
      || lpad(c.position::text, 6, '0'), c.payload, c.aspect, p.id, last.cause,
    (select by.major || '.' || by.minor from event e join edition by on by.id = (e.facts ->> 'editionId')::uuid
       where last.cause is not null and e.object_type = 'change' and e.object_id = c.id::text and e.action = 'change.returned'
         and (e.facts ->> 'seq')::int = last.seq)
  from change c join proposal p on p.id = c.proposal_id join round on round.id = c.round_id
    join organisation on organisation.id = p.organisation_id
    left join lateral (select seq, reason, cause from decision where change_id = c.id order by seq desc limit 1) as last on true
  where c.document_id = $1 and p.number is not null and c.outcome <> 'carried'`;

/** Every remark and every submitted change of a document, each once, in the order of the text. What is about the whole of it comes last. */
export async function matrixRows(
  database: Queryable,
  { document, jurisdictions, language, whole }: MatrixScope,
): Promise<MatrixRow[]> {
  const documentId = document.id;
  const [rows, outline, names] = await Promise.all([
    database.query<Row[]>(sql, [documentId]),
    outlineOf(database, documentId),
    namesOfSections(database, document),
  ]);
  const places = new Map(outline.map((section, index) => [section.sectionId, { index, section }]));
  const own = jurisdictions && (await jurisdictionsOfSections(database, documentId));
  const seen = own ? rows.filter((row) => row.sectionId && jurisdictions.includes(own.get(row.sectionId) ?? '')) : rows;
  const order = (row: Row): number =>
    row.sectionId ? (places.get(row.sectionId)?.index ?? outline.length) : outline.length + 1;
  const told = await structuresOf(database, seen);
  return seen
    .sort((a, b) => order(a) - order(b) || a.start - b.start || (a.rank < b.rank ? -1 : 1))
    .map((row) => {
      const { sectionId } = row;
      const path = sectionId ? (places.get(sectionId)?.section.path ?? '') : '';
      const section = sectionId ? { sectionId, heading: names.get(sectionId) ?? '', path } : null;
      const reason = row.response || causeSentence(language, row);
      const view = viewOf({ ...row, response: reason }, sentenceOf(row, told.get(row.id) ?? null, language), section);
      const withheld = whole ? null : withheldOf(row);
      return withheld ? { ...view, withheld, from: '', comment: '' } : view;
    });
}

/** What happens to the contents, by the change that does it. */
async function structuresOf(database: Queryable, rows: readonly Row[]): Promise<Map<string, StructureWords | null>> {
  const changes = rows.flatMap(({ id, sectionId, aspect, payload }) =>
    sectionId && (aspect === 'place' || aspect === 'standing') ? [{ id, sectionId, aspect, payload }] : [],
  );
  const words = await structureWords(database, changes);
  return new Map(changes.map(({ id }, at) => [id, words[at] ?? null]));
}

/** Why the words of a reader do not go on from here; null: they do, as every change does. */
function withheldOf({ what, fate, identifying, comment, from }: Row): MatrixRow['withheld'] {
  if (what === 'change') return null;
  if (fate === 'withdrawn' || fate === 'refused') return fate;
  return fate === 'held' && (identifying || findIdentifying(`${comment}\n${from}`).length > 0) ? 'identifying' : null;
}

function viewOf(row: Row, proposed: string, section: MatrixRow['section']): MatrixRow {
  const { id, number, what, kind, from, quote, comment, response, edition, anchor, duplicateOf, proposalId } = row;
  return {
    id,
    number,
    what,
    kind,
    from,
    quote,
    comment,
    response,
    edition,
    anchor,
    duplicateOf,
    proposalId,
    section,
    withheld: null,
    proposed,
    fate: matrixFates.find((one) => one === row.fate) ?? 'open',
    at: row.at.toISOString(),
  };
}

function sentenceOf({ payload, aspect }: Row, structure: StructureWords | null, locale: Locale): string {
  if (structure) return structureSentence(locale, structure);
  if (!payload) return '';
  if (aspect === 'body') return changeSentence({ locale }, payload.words, payload.splices);
  return payload.before === undefined ? '' : `“${payload.before}” → “${payload.after ?? ''}”`;
}

/** The jurisdiction of each section, also of those that are no more: that of the part it stood in last. */
async function jurisdictionsOfSections(database: Queryable, documentId: string): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; jurisdiction: string }[]>(
    `with recursive latest as (
       select distinct on (section_id) section_id, parent_id from entry where document_id = $1 order by section_id, from_seq desc
     ), up as (
       select section_id as id, section_id, parent_id from latest
       union all select up.id, latest.section_id, latest.parent_id from up join latest on latest.section_id = up.parent_id
     ) select up.id, section.jurisdiction from up join section on section.id = up.section_id
       where up.parent_id is null and section.jurisdiction is not null`,
    [documentId],
  );
  return new Map(rows.map((row) => [row.id, row.jurisdiction]));
}
