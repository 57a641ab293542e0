import type { FeedbackView } from '@tarmeem/contract';
import { publicStates } from '../../feedback/index.js';
import { plannedOnce } from '../../platform/database/planned.js';
import type { Queryable } from '../../platform/index.js';
import type { Wanted } from './wanted.js';

/** Candidates beyond these are not ranked: ranking every match of a common word costs as much as there are matches. */
export const mostFound = 500;
export const onePage = 20;

/** Marks around a found word in an excerpt: characters of the private area, which mean nothing in a text. */
export const markStart = '\uE000';
export const markEnd = '\uE001';

const excerpts = `StartSel="${markStart}",StopSel="${markEnd}",MaxFragments=2,MinWords=8,MaxWords=24,FragmentDelimiter=" … "`;

/** A passage with the words that were found; folded letters only where the text as it stands shows none of them. `offset 0` has it made once. */
const excerptOf = (text: string): string => `
  cross join lateral (select ts_headline('pg_catalog.english', left(${text}, 50000), $1::tsquery, '${excerpts}') as plain offset 0) seen
  cross join lateral (select case when seen.plain like '%${markStart}%' then seen.plain
    else ts_headline('pg_catalog.english', search_fold(left(${text}, 50000)), $1::tsquery, '${excerpts}') end as excerpt) shown`;

/** Whether a word has to stand whole, in any of its forms, or its beginning is enough. */
type Reach = 'whole' | 'beginning';

const querySql =
  plannedOnce(`select string_agg(asked::text || case when is_word and $3 then ':*' else '' end, ' & ') as query from (
     select phraseto_tsquery('pg_catalog.english', search_fold(words)) as asked, is_word
     from (select unnest($1::text[]), true union all select unnest($2::text[]), false) as typed (words, is_word) offset 0
   ) parts where numnode(asked) > 0`);

/** The query in the database's words; null if nothing but words that stand everywhere ("the") was asked for. */
async function queryOf(database: Queryable, { words, phrases }: Wanted, reach: Reach): Promise<string | null> {
  const [row] = await database.query<{ query: string | null }[]>(querySql, [words, phrases, reach === 'beginning']);
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

/**
 * Sections of the editions ($2 with $3) that hold the words: found by the index of words, then looked up in the editions one by one,
 * so that the first so many are enough (`limit 1` keeps the database from joining them all). A revision stands once in an edition.
 */
const sectionHits = (columns: string): string => `
  select ${columns}
  from revision cross join lateral (
    select entry.document_id, entry.section_id, entry.parent_id, entry.slug, edition.seq
    from entry join unnest($2::uuid[], $3::int[]) as edition (document_id, seq)
      on entry.document_id = edition.document_id and entry.from_seq <= edition.seq
      and (entry.until_seq is null or edition.seq < entry.until_seq)
    where entry.revision_id = revision.id and entry.live limit 1) entry
  where revision.search @@ $1::tsquery`;

/** Public feedback on the documents ($2) that holds the words. */
const feedbackHits = (columns: string): string => `
  select ${columns} from feedback
  where search @@ $1::tsquery and state in (${publicStates.map((state) => `'${state}'`).join(', ')})
    and document_id = any($2::uuid[])`;

/** The rank is made of the row that was just found; of those that are shown, the address is walked up through the index. */
const sectionsSql = `
  with recursive hit as materialized (
    ${sectionHits(`entry.*, revision.id as revision_id,
      ts_rank_cd(revision.search, $1::tsquery) as rank`)}
    limit ${mostFound}
  ), ranked as materialized (
    select hit.*, revision.heading, revision.plain
    from (select * from hit order by rank desc, section_id limit ${onePage} offset $4) hit
      cross join lateral (select heading, plain from revision where id = hit.revision_id offset 0) revision
  ), up as (
    select section_id as hit, slug as path, parent_id, heading as part, seq from ranked
    union all
    select up.hit, above.slug || '/' || up.path, above.parent_id, above.heading, up.seq
    from up cross join lateral (
      select entry.slug, entry.parent_id, revision.heading
      from entry join revision on revision.id = entry.revision_id
      where entry.section_id = up.parent_id and entry.live and entry.from_seq <= up.seq
        and (entry.until_seq is null or up.seq < entry.until_seq)
      limit 1) above
  )
  select document.slug as document, ranked.heading, up.path, case when up.path like '%/%' then up.part else '' end as part,
    shown.excerpt, (select count(*) from hit)::int as count
  from ranked join up on up.hit = ranked.section_id and up.parent_id is null
    join document on document.id = ranked.document_id ${excerptOf('ranked.plain')}
  order by ranked.rank desc, ranked.section_id`;

const saidSql = `
  with hit as materialized (
    ${feedbackHits('id, number, ts_rank_cd(search, $1::tsquery) as rank')} limit ${mostFound}
  ), ranked as materialized (
    select feedback.*, top.rank
    from (select id, rank from hit order by rank desc, number desc limit ${onePage} offset $4) top
      cross join lateral (
        select document_id, revision_id, number, kind, state, disposition, created_at, text, response
        from feedback where id = top.id offset 0) feedback
  )
  select document.slug as document, ranked.number, ranked.kind, ranked.state, ranked.disposition, ranked.created_at as at,
    (select heading from revision where id = ranked.revision_id) as heading, shown.excerpt,
    (select count(*) from hit)::int as count
  from ranked join document on document.id = ranked.document_id
    ${excerptOf("concat_ws(' … ', ranked.text, ranked.response)")}
  order by ranked.rank desc, ranked.number desc`;

/** Both in one question. Times are of PostgreSQL's JSON: ISO 8601 with an offset. */
const bothSql = plannedOnce(`
  select coalesce((select json_agg(found) from (${sectionsSql}) found), '[]') as sections,
    coalesce((select json_agg(found) from (${saidSql}) found), '[]') as feedback`);

const standsSql = plannedOnce(`select exists (${sectionHits('1')}) or exists (${feedbackHits('1')}) as found`);

/** `page` from 0. */
interface Asked {
  editions: readonly Searched[];
  page: number;
}

/** Sections of these editions and public feedback on their documents, the likeliest first; what is held, refused or withdrawn is never looked at. */
async function find(database: Queryable, query: string, { editions, page }: Asked): Promise<Results> {
  const of = [editions.map((it) => it.documentId), editions.map((it) => it.seq)];
  const [both] = await database.query<[Both]>(bothSql, [query, ...of, page * onePage]);
  const said = both.feedback.map((it) => ({ ...it, at: new Date(it.at) }));
  return { sections: foundOf(both.sections), feedback: foundOf(said) };
}

interface Both {
  sections: Counted<FoundSection>[];
  feedback: (Counted<Omit<FoundFeedback, 'at'>> & { at: string })[];
}

/** Whether anything at all is found: asked where a page shows nothing, before beginnings of words are tried. */
async function stands(database: Queryable, query: string, editions: readonly Searched[]): Promise<boolean> {
  const of = [editions.map((it) => it.documentId), editions.map((it) => it.seq)];
  const [row] = await database.query<{ found: boolean }[]>(standsSql, [query, ...of]);
  return row?.found ?? false;
}

/**
 * What these editions and the public feedback on their documents say about it. Beginnings of words count only where whole words
 * are not found: "police" must not bring "policies".
 */
export async function search(database: Queryable, wanted: Wanted, asked: Asked): Promise<Results> {
  if (!wanted.words.length && !wanted.phrases.length) return nothingFound;
  const whole = await queryOf(database, wanted, 'whole');
  if (whole === null) return nothingFound;
  const results = await find(database, whole, asked);
  if (results.sections.count || results.feedback.count) return results;
  if (asked.page > 0 && (await stands(database, whole, asked.editions))) return results;
  const beginning = await queryOf(database, wanted, 'beginning');
  return beginning === null ? nothingFound : find(database, beginning, asked);
}
