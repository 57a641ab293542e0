import type { FeedbackWindow } from '@tarmeem/review';
import type { Locale } from '@tarmeem/text';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';

export const rhythms = ['at-once', 'daily'] as const;
export type Rhythm = (typeof rhythms)[number];

/** What somebody is told of, with what a page or a letter about it says. */
export interface Subscription extends FeedbackWindow {
  id: string;
  documentId: string;
  slug: string;
  title: string;
  timeZone: string;
  sectionId: string | null;
  /** The section as it is called now, or was last; with the name of the one above it where others are called the same. */
  heading: string | null;
  feedbackId: string | null;
  /** The number of the feedback. */
  number: number | null;
  email: string;
  language: Locale;
  rhythm: Rhythm;
  confirmed: boolean;
  toldSeq: number;
}

const select = `select s.id, s.document_id as "documentId", document.slug, document.title,
    document.time_zone as "timeZone", document.feedback_from::text as "feedbackFrom",
    document.feedback_until::text as "feedbackUntil", s.section_id as "sectionId",
    (select revision.heading || case when exists (
         select from entry other join revision same on same.id = other.revision_id
         where other.document_id = s.document_id and other.until_seq is null and other.live
           and other.section_id <> s.section_id and same.heading = revision.heading)
       then coalesce((select case document.language when 'ur' then '،' else ',' end || ' ' || named.heading
         from entry above join revision named on named.id = above.revision_id
         where above.section_id = entry.parent_id order by above.from_seq desc limit 1), '') else '' end
      from entry join revision on revision.id = entry.revision_id
      where entry.section_id = s.section_id order by entry.from_seq desc limit 1) as heading,
    s.feedback_id as "feedbackId", feedback.number, s.email, s.language, s.rhythm,
    s.confirmed_at is not null as confirmed, s.told_seq as "toldSeq"
  from subscription s join document on document.id = s.document_id left join feedback on feedback.id = s.feedback_id`;

/** Who is told of what. */
export class Subscriptions {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<Subscription | null> {
    const [found] = await rowsOf<Subscription>(this.manager, `${select} where s.id = $1`, [id]);
    return found ?? null;
  }

  /** The confirmed one of a feedback's sender. */
  async ofFeedback(feedbackId: string): Promise<Subscription | null> {
    const [found] = await rowsOf<Subscription>(
      this.manager,
      `${select} where s.feedback_id = $1 and s.confirmed_at is not null limit 1`,
      [feedbackId],
    );
    return found ?? null;
  }

  /** Notes the wish; one that was confirmed stays as it is. What becomes of feedback needs no confirmation of its own where the address has one. */
  async ask(wish: {
    documentId: string;
    sectionId: string | null;
    feedbackId: string | null;
    email: string;
    language: Locale;
    rhythm: Rhythm;
    at: Date;
  }): Promise<{ id: string; confirmed: boolean }> {
    const [row] = await rowsOf<{ id: string; confirmed: boolean }>(
      this.manager,
      `insert into subscription as s (document_id, section_id, feedback_id, email, language, rhythm, asked_at, told_seq, confirmed_at)
       values ($1, $2, $3, lower($4), $5, $6, $7, coalesce((select max(seq) from edition where document_id = $1), 0),
         case when $3::uuid is not null and exists (select from subscription where email = lower($4) and confirmed_at is not null) then $7::timestamptz end)
       on conflict on constraint subscription_once do update set
         language = case when s.confirmed_at is null then excluded.language else s.language end,
         rhythm = case when s.confirmed_at is null then excluded.rhythm else s.rhythm end,
         asked_at = excluded.asked_at
       returning id, confirmed_at is not null as confirmed`,
      [wish.documentId, wish.sectionId, wish.feedbackId, wish.email, wish.language, wish.rhythm, wish.at],
    );
    if (!row) throw new Error('A subscription got no id');
    return row;
  }

  /** Confirms it, and with it whatever feedback waits for the same address to be confirmed. */
  async confirm(id: string, at: Date): Promise<void> {
    await this.manager.query(
      `update subscription s set confirmed_at = $2, told_seq = coalesce((select max(seq) from edition where document_id = s.document_id), 0)
       where confirmed_at is null and (id = $1 or (feedback_id is not null and email = (select email from subscription where id = $1)))`,
      [id, at],
    );
  }

  async setRhythm(id: string, rhythm: Rhythm): Promise<void> {
    await this.manager.query('update subscription set rhythm = $2 where id = $1', [id, rhythm]);
  }

  /** Ends it: nothing of it is kept. */
  async end(id: string): Promise<void> {
    await this.manager.query('delete from subscription where id = $1', [id]);
  }

  async told(id: string, seq: number): Promise<void> {
    await this.manager.query('update subscription set told_seq = $2 where id = $1 and told_seq < $2', [id, seq]);
  }

  async forgetUnconfirmed(before: Date): Promise<void> {
    await this.manager.query('delete from subscription where confirmed_at is null and asked_at < $1', [before]);
  }
}
