import type { FeedbackView } from '@tarmeem/contract';
import { publicStates } from '../../feedback/index.js';
import type { Queryable } from '../../platform/index.js';
import type { Wanted } from './wanted.js';

/** Candidates beyond these are not ranked: ranking every match of a common word costs as much as there are matches. */
export const mostFound = 500;
export const onePage = 20;

/** Marks around a found word in an excerpt: characters of the private area, which mean nothing in a text. */
export const markStart = '\uE000';
export const markEnd = '\uE001';

const excerpts = `StartSel="${markStart}",StopSel="${markEnd}",MaxFragments=2,MinWords=8,MaxWords=24,FragmentDelimiter=" … "`;

/** A passage with the words that were found; folded letters only where the text as it stands shows none of them. */
const excerptOf = (text: string): string => `
  cross join lateral (select ts_headline('pg_catalog.english', left(${text}, 50000), $1::tsquery, '${excerpts}') as plain) seen
  cross join lateral (select case when seen.plain like '%${markStart}%' then seen.plain
    else ts_headline('pg_catalog.english', search_fold(left(${text}, 50000)), $1::tsquery, '${excerpts}') end as excerpt) shown`;

/** Whether a word has to stand whole, in any of its forms, or its beginning is enough. */
type Reach = 'whole' | 'beginning';

/** The query in the database's words; null if nothing but words that stand everywhere ("the") was asked for. */
async function queryOf(database: Queryable, { words, phrases }: Wanted, reach: Reach): Promise<string | null> {
  const [row] = await database.query<{ query: string | null }[]>(
    `select string_agg(asked::text || case when is_word and $3 then ':*' else '' end, ' & ') as query from (
       select phraseto_tsquery('pg_catalog.english', search_fold(words)) as asked, is_word
       from (select unnest($1::text[]), true union all select unnest($2::text[]), false) as typed (words, is_word)
     ) parts where numnode(asked) > 0`,
    [words, phrases, reach === 'beginning'],
  );
  return row?.query ?? null;
}

export interface FoundSection {
  document: string;
  heading: string;
  path: string;
  part: string;
  excerpt: string;
}

export interface FoundFeedback {
  document: string;
  number: number;
  kind: FeedbackView['kind'];
  state: 'open' | 'answered';
  disposition: FeedbackView['disposition'];
  at: Date;
  heading: string | null;
  excerpt: string;
}

/** One page of what was found; `count` stops at {@link mostFound}. */
export interface Found<Item> {
  count: number;
  items: readonly Item[];
}

export interface Results {
  sections: Found<FoundSection>;
  feedback: Found<FoundFeedback>;
}

/** A published edition that is searched. */
export interface Searched {
  documentId: string;
  seq: number;
}

const nothingFound: Results = { sections: { count: 0, items: [] }, feedback: { count: 0, items: [] } };

type Counted<Item> = Item & { count: number };

const foundOf = <Item>(rows: readonly Counted<Item>[]): Found<Item> => ({ count: rows[0]?.count ?? 0, items: rows });

/** Sections of the editions ($2 with $3) that hold the words. */
const sectionHits = `
  select entry.document_id, entry.section_id, entry.parent_id, entry.slug, edition.seq, entry.revision_id
  from unnest($2::uuid[], $3::int[]) as edition (document_id, seq)
    join entry on entry.document_id = edition.document_id and entry.live and entry.from_seq <= edition.seq
      and (entry.until_seq is null or edition.seq < entry.until_seq)
    join revision on revision.id = entry.revision_id
  where revision.search @@ $1::tsquery`;

/** Public feedback on the documents ($2) that holds the words. */
const feedbackHits = `
  select id from feedback
  where search @@ $1::tsquery and state in (${publicStates.map((state) => `'${state}'`).join(', ')})
    and document_id = any($2::uuid[])`;

/** Sections of these editions, the likeliest first; `page` from 0. */
async function findSections(
  database: Queryable,
  query: string,
  { editions, page }: { editions: readonly Searched[]; page: number },
): Promise<Found<FoundSection>> {
  const rows = await database.query<Counted<FoundSection>[]>(
    `with recursive hit as materialized (
       ${sectionHits} limit ${mostFound}
     ), ranked as materialized (
       select hit.*, (count(*) over ())::int as count, revision.heading, ts_rank_cd(revision.search, $1::tsquery) as rank
       from hit join revision on revision.id = hit.revision_id
       order by rank desc, hit.section_id limit ${onePage} offset $4
     ), up as (
       select section_id as hit, slug as path, parent_id, heading as part, seq from ranked
       union all
       select up.hit, entry.slug || '/' || up.path, entry.parent_id, revision.heading, up.seq
       from up join entry on entry.section_id = up.parent_id and entry.live and entry.from_seq <= up.seq
           and (entry.until_seq is null or up.seq < entry.until_seq)
         join revision on revision.id = entry.revision_id
     )
     select document.slug as document, ranked.heading, up.path, case when up.path like '%/%' then up.part else '' end as part,
       shown.excerpt, ranked.count
     from ranked join up on up.hit = ranked.section_id and up.parent_id is null
       join document on document.id = ranked.document_id
       join revision on revision.id = ranked.revision_id ${excerptOf('revision.plain')}
     order by ranked.rank desc, ranked.section_id`,
    [query, editions.map((it) => it.documentId), editions.map((it) => it.seq), page * onePage],
  );
  return foundOf(rows);
}

/** Public feedback on these documents, the likeliest first; what is held, refused or withdrawn is never looked at. */
async function findSaid(
  database: Queryable,
  query: string,
  { editions, page }: { editions: readonly Searched[]; page: number },
): Promise<Found<FoundFeedback>> {
  const rows = await database.query<Counted<FoundFeedback>[]>(
    `with hit as materialized (
       ${feedbackHits} limit ${mostFound}
     ), ranked as materialized (
       select feedback.*, (count(*) over ())::int as count, ts_rank_cd(feedback.search, $1::tsquery) as rank
       from hit join feedback using (id) order by rank desc, feedback.number desc limit ${onePage} offset $3
     )
     select document.slug as document, ranked.number, ranked.kind, ranked.state, ranked.disposition, ranked.created_at as at,
       revision.heading, shown.excerpt, ranked.count
     from ranked join document on document.id = ranked.document_id
       left join revision on revision.id = ranked.revision_id
       ${excerptOf("concat_ws(' … ', ranked.text, ranked.response)")}
     order by ranked.rank desc, ranked.number desc`,
    [query, editions.map((it) => it.documentId), page * onePage],
  );
  return foundOf(rows);
}

/** Whether anything at all is found: asked before beginnings of words are tried. */
async function stands(database: Queryable, query: string, editions: readonly Searched[]): Promise<boolean> {
  const [row] = await database.query<{ found: boolean }[]>(
    `select exists (${sectionHits}) or exists (${feedbackHits}) as found`,
    [query, editions.map((it) => it.documentId), editions.map((it) => it.seq)],
  );
  return row?.found ?? false;
}

/**
 * What these editions and the public feedback on their documents say about it. Beginnings of words count only where whole words
 * are not found: "police" must not bring "policies".
 */
export async function search(
  database: Queryable,
  wanted: Wanted,
  { editions, page }: { editions: readonly Searched[]; page: number },
): Promise<Results> {
  if (!wanted.words.length && !wanted.phrases.length) return nothingFound;
  const whole = await queryOf(database, wanted, 'whole');
  if (whole === null) return nothingFound;
  const query = (await stands(database, whole, editions)) ? whole : await queryOf(database, wanted, 'beginning');
  if (query === null) return nothingFound;
  const [sections, feedback] = await Promise.all([
    findSections(database, query, { editions, page }),
    findSaid(database, query, { editions, page }),
  ]);
  return { sections, feedback };
}
