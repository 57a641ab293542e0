import { onlyNeighbours } from '../documents/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import type { FeedbackNewsFacts, ToldEdition } from './alert-letters.js';
import type { Subscription } from './subscriptions.store.js';

/**
 * The editions that a subscription was not told of yet, the oldest first: for a section those in which it, or one below it, changed.
 * `since` is the number of the last one told, `upTo` the seq of the newest there is.
 */
export async function editionsFor(
  from: Answers,
  { documentId, sectionId, toldSeq }: Subscription,
): Promise<{ editions: ToldEdition[]; since: string; upTo: number }> {
  const editions = await rowsOf<ToldEdition>(
    from,
    `with recursive below as (
       select $3::uuid as id
       union select entry.section_id from entry join below on entry.parent_id = below.id where entry.document_id = $1
     )
     select seq, major || '.' || minor as number, change_note as note, kind, published_at as at from edition
     where document_id = $1 and seq > $2 and ($3::uuid is null or exists (
       select from entry where entry.document_id = $1 and entry.from_seq = edition.seq and entry.section_id in (select id from below)
         and entry.section_id not in (${onlyNeighbours('edition')})))
     order by seq`,
    [documentId, toldSeq, sectionId],
  );
  const [ends] = await rowsOf<{ since: string; upTo: number }>(
    from,
    `select (select major || '.' || minor from edition where document_id = $1 and seq = $2) as since, max(seq) as "upTo"
     from edition where document_id = $1`,
    [documentId, toldSeq],
  );
  return { editions, since: ends?.since ?? '', upTo: ends?.upTo ?? toldSeq };
}

interface News extends Omit<FeedbackNewsFacts, 'what'> {
  about: { slug: string; title: string; number: number };
  authorId: string | null;
}

/** What of a feedback a letter to its sender tells. */
export async function newsOf(from: Answers, feedbackId: string): Promise<News | null> {
  const [row] = await rowsOf<News>(
    from,
    `select json_build_object('slug', document.slug, 'title', document.title, 'number', f.number) as about,
       f.author_id as "authorId", f.state in ('open', 'answered') as "isPublic",
       case when f.state = 'answered' and out.id is not null then json_build_object('edition', out.major || '.' || out.minor,
         'since', past.major || '.' || past.minor) end as changed
     from feedback f join document on document.id = f.document_id left join edition out on out.id = f.answered_in
       left join edition past on past.document_id = f.document_id and past.seq = out.seq - 1
     where f.id = $1`,
    [feedbackId],
  );
  return row ?? null;
}
