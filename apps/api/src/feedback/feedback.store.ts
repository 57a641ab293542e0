import type { CreateFeedbackInput, dispositions, feedbackOrigins } from '@tarmeem/contract';
import type { FeedbackWindow, ModerationTime } from '@tarmeem/review';
import type { EntityManager } from 'typeorm';
import { NotFound } from '../platform/index.js';
import type { Passage } from './passage.js';

export type FeedbackState = 'held' | 'open' | 'answered' | 'refused' | 'withdrawn';

/** An item as those who act on it see it. */
export interface FeedbackRow {
  id: string;
  documentId: string;
  number: number;
  sectionId: string | null;
  state: FeedbackState;
  version: number;
}

/** Where feedback is pinned: the published text its author read. */
export interface Pin {
  editionId: string;
  revisionId: string | null;
  passage: Passage | null;
}

interface NewFeedback extends Pin {
  id: string;
  documentId: string;
  input: Omit<CreateFeedbackInput, 'anchor' | 'evidence' | 'received'> & {
    received: { by: (typeof feedbackOrigins)[number]; on: string } | null;
  };
  authorId: string | null;
  /** Who enters what came another way. */
  enteredBy: string | null;
  state: 'held' | 'open';
  heldBecause: string | null;
  trackingHash: string;
  at: Date;
}

interface NewReply {
  feedbackId: string;
  authorId: string | null;
  speaksAs: 'public' | 'officer' | 'moderator';
  internal: boolean;
  text: string;
  at: Date;
  /** It waits for a moderator. */
  held: boolean;
}

const columns = 'id, document_id as "documentId", number, section_id as "sectionId", state, version';

/** Feedback and its replies. Numbers are taken without the document's lock. */
export class FeedbackStore {
  constructor(private readonly manager: EntityManager) {}

  /** The current edition of a document with the section in it; throws NotFound when there is no edition, null for an unknown section. */
  async current(slug: string, sectionId: string | null): Promise<CurrentText | null> {
    const rows: (CurrentText & { live: boolean | null })[] = await this.manager.query(
      `select document.id as "documentId", document.moderation, document.time_zone as "timeZone",
         document.feedback_from::text as "feedbackFrom", document.feedback_until::text as "feedbackUntil", edition.id as "editionId",
         revision.id as "revisionId", revision.plain, entry.live
       from document
         join edition on edition.document_id = document.id and edition.standing = 'current'
         left join entry on entry.document_id = document.id and entry.section_id = $2 and entry.until_seq is null
         left join revision on revision.id = entry.revision_id
       where document.slug = $1`,
      [slug, sectionId],
    );
    const [row] = rows;
    if (!row) throw new NotFound();
    return sectionId && !row.live ? null : row;
  }

  async add(it: NewFeedback): Promise<number> {
    const [counter]: { value: number }[] = await this.manager.query(
      `insert into document_counter (document_id, name, value) values ($1, 'feedback', 1)
       on conflict (document_id, name) do update set value = document_counter.value + 1 returning value`,
      [it.documentId],
    );
    const number = counter!.value;
    await this.manager.query(
      `insert into feedback (id, document_id, number, kind, edition_id, section_id, revision_id, anchor, quote, text, name, email,
         author_id, state, held_because, tracking_hash, created_at, received_by, received_on, entered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        it.id,
        it.documentId,
        number,
        it.input.kind,
        it.editionId,
        it.input.sectionId,
        it.revisionId,
        it.passage && JSON.stringify(it.passage),
        it.passage?.quote.exact ?? null,
        it.input.text,
        it.input.name,
        it.input.email,
        it.authorId,
        it.state,
        it.heldBecause,
        it.trackingHash,
        it.at,
        it.input.received?.by ?? null,
        it.input.received?.on ?? null,
        it.enteredBy,
      ],
    );
    return number;
  }

  /** Locks the item until the end of the transaction. Throws NotFound. */
  async lock(id: string): Promise<FeedbackRow> {
    const [row]: FeedbackRow[] = await this.manager.query(
      `select ${columns} from feedback where id = $1 for no key update`,
      [id],
    );
    if (!row) throw new NotFound();
    return row;
  }

  async lockByCode(trackingHash: string): Promise<FeedbackRow> {
    const [row]: FeedbackRow[] = await this.manager.query(
      `select ${columns} from feedback where tracking_hash = $1 for no key update`,
      [trackingHash],
    );
    if (!row) throw new NotFound();
    return row;
  }

  /** Counts a change that lies in other rows, so that who saw it as it was is told. */
  async touch(id: string): Promise<void> {
    await this.manager.query('update feedback set version = version + 1 where id = $1', [id]);
  }

  async setState(id: string, state: FeedbackState): Promise<void> {
    await this.manager.query('update feedback set state = $2, version = version + 1 where id = $1', [id, state]);
  }

  async refuse(id: string, reason: string): Promise<void> {
    await this.manager.query(
      `update feedback set state = 'refused', refusal_reason = $2, version = version + 1 where id = $1`,
      [id, reason],
    );
  }

  async setReplyState(feedbackId: string, replyId: string, state: 'open' | 'refused'): Promise<void> {
    await this.manager.query('update reply set state = $2 where id = $1', [replyId, state]);
    await this.manager.query('update feedback set version = version + 1 where id = $1', [feedbackId]);
  }

  /** Gives or replaces the answer. */
  async answer(id: string, answer: NewAnswer): Promise<void> {
    await this.manager.query(
      `update feedback set state = 'answered', disposition = $2, response = $3, responded_by = $4, responded_at = $5,
         duplicate_of = $6, version = version + 1 where id = $1`,
      [id, answer.disposition, answer.response, answer.by, answer.at, answer.duplicateOf],
    );
  }

  async reply(reply: NewReply): Promise<string> {
    const [row]: { id: string }[] = await this.manager.query(
      `insert into reply (feedback_id, author_id, speaks_as, internal, text, at, state)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        reply.feedbackId,
        reply.authorId,
        reply.speaksAs,
        reply.internal,
        reply.text,
        reply.at,
        reply.held ? 'held' : 'open',
      ],
    );
    await this.manager.query('update feedback set version = version + 1 where id = $1', [reply.feedbackId]);
    return row!.id;
  }

  /** When feedback on a document is moderated. */
  async moderationOf(documentId: string): Promise<ModerationTime> {
    const [row]: { moderation: ModerationTime }[] = await this.manager.query(
      'select moderation from document where id = $1',
      [documentId],
    );
    if (!row) throw new NotFound();
    return row.moderation;
  }

  /** Another item of the same document by its number, locked like the first: of two that are said to repeat each other one comes first. */
  async lockByNumber(documentId: string, number: number): Promise<FeedbackRow | null> {
    const [row]: FeedbackRow[] = await this.manager.query(
      `select ${columns} from feedback where document_id = $1 and number = $2 for no key update`,
      [documentId, number],
    );
    return row ?? null;
  }

  /** Whether the way from an item along what each repeats comes to another. */
  async leadsTo(from: string, to: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `with recursive way as (
         select id, duplicate_of from feedback where id = $1
         union select next.id, next.duplicate_of from way join feedback next on next.id = way.duplicate_of
       ) select from way where duplicate_of = $2`,
      [from, to],
    );
    return rows.length > 0;
  }
}

interface CurrentText extends FeedbackWindow {
  documentId: string;
  moderation: ModerationTime;
  timeZone: string;
  editionId: string;
  revisionId: string | null;
  plain: string | null;
}

interface NewAnswer {
  disposition: (typeof dispositions)[number];
  response: string;
  by: string;
  at: Date;
  duplicateOf: string | null;
}
