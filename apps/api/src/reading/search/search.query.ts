import type { FeedbackView } from '@tarmeem/contract';
import { publicStates } from '../../feedback/index.js';
import { plannedOnce } from '../../platform/database/planned.js';
import type { Queryable } from '../../platform/index.js';
import { fullName } from '../full-names.js';
import type { PublishedText } from '../published-text.js';
import type { DocumentHead, EditionFacts } from '../views.js';
import { LookedThrough, mostLookedThrough, type Passage, type Piece } from './excerpts.js';
import { KnownWords } from './known-words.js';
import { type Wanted, waysOf } from './wanted.js';

/**
 * Candidates beyond these are not ranked: ranking every match of a common word costs as much as there are matches. Those that hold the
 * words in their heading come first, then the others as they were stored.
 */
export const mostFound = 200;
/** Of each of the two lists: a page shows at most twenty, with an excerpt each. */
export const onePage = 10;

/** Whether a word has to stand whole, in any of its forms, or its beginning is enough. */
type Reach = 'whole' | 'beginning';

export interface FoundSection {
  document: string;
  heading: string;
  path: string;
  part: string;
  excerpt: readonly Passage[];
}

export interface FoundFeedback {
  document: string;
  number: number;
  kind: FeedbackView['kind'];
  state: 'open' | 'answered';
  disposition: FeedbackView['disposition'];
  at: Date;
  heading: string | null;
  excerpt: readonly Passage[];
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
  document: DocumentHead;
  edition: EditionFacts;
}

const nothingFound: Results = { sections: { count: 0, items: [] }, feedback: { count: 0, items: [] } };

/**
 * What is asked in the database's words: the words ($1), of which beginnings may be enough ($3), and phrases ($2), each in the ways in
 * which it may be written, a line each. Null if nothing but words that stand everywhere ("the") was asked for, and then nothing is found.
 */
const askedSql = `
  select (select string_agg('(' || asked::text || case when is_word and $3 then ':*' else '' end || ')', ' & ')::tsquery from (
     select phraseto_tsquery('pg_catalog.english', search_fold(words)) as asked, true as is_word
     from unnest($1::text[]) as typed (words)
     union all
     select (select string_agg('(' || way::text || ')', ' | ')::tsquery from (
       select phraseto_tsquery('pg_catalog.english', search_fold(line)) as way from string_to_table(ways, E'\\n') as line offset 0
     ) written where numnode(way) > 0), false
     from unnest($2::text[]) as typed (ways) offset 0
   ) parts where numnode(asked) > 0) as words offset 0`;

/** The seq ($5) of the edition that is searched of the entry's document ($4); null for other documents. */
const editionOfEntry = '($5::int[])[array_position($4::uuid[], entry.document_id)]';

/** By how near the words stand to each other; where a phrase is asked for they do, and counting how often is half the work. */
const rankOf = (search: string): string =>
  `case when cardinality($2::text[]) = 0 then ts_rank_cd(${search}, (select words from asked)) else ts_rank(${search}, (select words from asked)) end`;

/**
 * Sections of the editions that hold the words: found by the index of words, then looked up in the editions one by one,
 * so that the first so many are enough (`limit 1` keeps the database from joining them all). A revision stands once in an edition.
 */
const hitsWhere = (holdsWords: string): string => `
  select entry.document_id, entry.section_id, revision.id as revision_id,
    ${rankOf('revision.search')} as rank
  from revision cross join lateral (
    select entry.document_id, entry.section_id from entry
    where entry.revision_id = revision.id and entry.live and entry.from_seq <= ${editionOfEntry}
      and (entry.until_seq is null or ${editionOfEntry} < entry.until_seq) limit 1) entry
  where ${holdsWords} limit ${mostFound}`;

/** Whose heading holds the words, by an index of its own: they must not fall to where the others are cut. */
const headingHits = hitsWhere('search_vector(revision.heading) @@ (select words from asked)');
const otherHits = hitsWhere(`
    revision.search @@ (select words from asked) and revision.id <> all(array(select revision_id from headed))`);

/** Public feedback on the documents ($4) that holds the words. */
const feedbackHits = `
  select id, number, ${rankOf('search')} as rank from feedback
  where search @@ (select words from asked) and state in (${publicStates.map((state) => `'${state}'`).join(', ')})
    and document_id = any($4::uuid[]) limit ${mostFound}`;

/** All in one question; of those that are shown also their text. Times are of PostgreSQL's JSON: ISO 8601 with an offset. */
const findSql = plannedOnce(`
  with asked as materialized (${askedSql}), headed as materialized (${headingHits}),
    hit as materialized (select * from (select * from headed union all (${otherHits})) hits limit ${mostFound}),
    said as materialized (${feedbackHits})
  select (select count(*) from hit)::int as "sectionCount", (select count(*) from said)::int as "feedbackCount",
    (select json_agg(found) from (
      select top.document_id as "documentId", top.section_id as "sectionId", left(revision.plain, ${mostLookedThrough}) as text
      from (select * from hit order by rank desc, section_id limit ${onePage} offset $6) top
        cross join lateral (select plain from revision where id = top.revision_id offset 0) revision
      order by top.rank desc, top.section_id) found) as sections,
    (select json_agg(found) from (
      select feedback.document_id as "documentId", top.number, feedback.kind, feedback.state, feedback.disposition,
        feedback.created_at as at, (select heading from revision where id = feedback.revision_id) as heading,
        feedback.section_id as "sectionId",
        left(concat_ws(' … ', feedback.text, feedback.response), ${mostLookedThrough}) as text
      from (select * from said order by rank desc, number desc limit ${onePage} offset $6) top
        cross join lateral (
          select document_id, section_id, revision_id, kind, state, disposition, created_at, text, response
          from feedback where id = top.id offset 0) feedback
      order by top.rank desc, top.number desc) found) as feedback`);

interface Hits {
  sectionCount: number;
  feedbackCount: number;
  sections: readonly { documentId: string; sectionId: string; text: string }[] | null;
  feedback:
    | readonly (Omit<FoundFeedback, 'document' | 'at' | 'excerpt'> & {
        documentId: string;
        sectionId: string | null;
        at: string;
        text: string;
      })[]
    | null;
}

/** `page` from 0. */
interface Asked {
  searched: readonly Searched[];
  page: number;
}

/** Searches what is published and what is said about it in public; what is held, refused or withdrawn is never looked at. */
export class Search {
  private readonly known = new KnownWords();

  constructor(
    private readonly database: Queryable,
    private readonly text: PublishedText,
  ) {}

  /**
   * What these editions and the public feedback on their documents say about it, the likeliest first. Beginnings of words count only
   * where whole words are not found: "police" must not bring "policies".
   */
  async find(wanted: Wanted, asked: Asked): Promise<Results> {
    if (!wanted.words.length && !wanted.phrases.length) return nothingFound;
    const whole = await this.hits(wanted, asked, 'whole');
    if (whole.sectionCount || whole.feedbackCount) return this.shown(whole, { wanted, asked, reach: 'whole' });
    const beginning = await this.hits(wanted, asked, 'beginning');
    return this.shown(beginning, { wanted, asked, reach: 'beginning' });
  }

  private async hits({ words, phrases }: Wanted, { searched, page }: Asked, reach: Reach): Promise<Hits> {
    const [hits] = await this.database.query<[Hits]>(findSql, [
      words,
      phrases.map((phrase) => waysOf(phrase).join('\n')),
      reach === 'beginning',
      searched.map(({ document }) => document.id),
      searched.map(({ edition }) => edition.seq),
      page * onePage,
    ]);
    return hits;
  }

  /** With where each stands, from the outline that is kept, and the words around what was found. */
  private async shown(
    { sectionCount, feedbackCount, sections, feedback }: Hits,
    { wanted, asked, reach }: { wanted: Wanted; asked: Asked; reach: Reach },
  ): Promise<Results> {
    const editions = new Map(asked.searched.map((it) => [it.document.id, it]));
    const excerpt = await this.excerpts([...(sections ?? []), ...(feedback ?? [])], wanted, reach);
    const placed = (sections ?? []).map(async (hit): Promise<FoundSection> => {
      const { document, edition } = editions.get(hit.documentId)!;
      const contents = await this.text.contents(document, edition);
      const section = contents.find(hit.sectionId);
      if (!section) throw new Error(`Section ${hit.sectionId} is not in the outline of its edition`);
      const part = contents.above(section)[0]?.heading ?? '';
      return { document: document.slug, heading: section.heading, path: section.path, part, excerpt: excerpt(hit) };
    });
    const said = (feedback ?? []).map(async (hit): Promise<FoundFeedback> => {
      const { documentId, sectionId, at, text: _, ...item } = hit;
      const { document, edition } = editions.get(documentId)!;
      const contents = await this.text.contents(document, edition);
      const section = sectionId === null ? undefined : contents.find(sectionId);
      const heading = section ? fullName(contents, section, document.language) : item.heading;
      return { ...item, heading, document: document.slug, at: new Date(at), excerpt: excerpt(hit) };
    });
    return {
      sections: { count: sectionCount, items: await Promise.all(placed) },
      feedback: { count: feedbackCount, items: await Promise.all(said) },
    };
  }

  private async excerpts<Hit extends { text: string }>(
    hits: readonly Hit[],
    { words, phrases: typed }: Wanted,
    reach: Reach,
  ): Promise<(hit: Hit) => Passage[]> {
    const phrases = [...new Set(typed.flatMap(waysOf))];
    const texts = new Map(hits.map((hit) => [hit, new LookedThrough(hit.text)]));
    await this.known.learn(this.database, wordsOf([...words, ...phrases], texts.values()));
    const piece =
      (beginning: boolean) =>
      (typed: string): Piece => ({ lexemes: this.known.of(typed), beginning });
    const pieces = [...words.map(piece(reach === 'beginning')), ...phrases.map(piece(false))];
    const looked = pieces.filter(({ lexemes }) => lexemes.length > 0);
    return (hit) => texts.get(hit)!.excerpt(looked, this.known);
  }
}

function* wordsOf(typed: readonly string[], texts: Iterable<LookedThrough>): Generator<string> {
  yield* typed;
  for (const text of texts) yield* text.words();
}
