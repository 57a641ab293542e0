import { Injectable } from '@nestjs/common';
import type { AnswerInput, FeedbackView, ReplyInput } from '@tarmeem/contract';
import type { Action } from '@tarmeem/review';
import { type Actor, actingRole } from '../accounts/index.js';
import {
  Conflict,
  type IdempotencyKey,
  Malformed,
  NotAllowed,
  NotFound,
  type Reply,
  Stale,
  type Tx,
  Work,
} from '../platform/index.js';
import { AnchorPlaces } from './anchors/anchor-places.store.js';
import { type EvidenceRow, EvidenceRows, KeepEvidence, refuseEvidence } from '../evidence/index.js';
import { FeedbackNews } from './feedback-news.js';
import { findFeedback, publicStates } from './feedback.query.js';
import { redactItem, redactReply } from './redact-item.js';
import { type FeedbackRow, FeedbackStore } from './feedback.store.js';
import { jurisdictionOf } from './take-feedback.js';

/** An item that this person may see, locked, with what they may do to it. */
interface Held {
  store: FeedbackStore;
  row: FeedbackRow;
  view: FeedbackView;
}

/** What moderators (and officers, in replies) do to feedback. Each is one unit of work that names the version it saw. */
@Injectable()
export class ModerateFeedback {
  constructor(
    private readonly work: Work,
    private readonly news: FeedbackNews,
    private readonly evidence: KeepEvidence,
  ) {}

  /**
   * Lets a held item through to the public, without words that identify somebody: a stub stands in their place, and what was written
   * is not kept. Throws `malformed` with the pointer of words that do not stand in it.
   */
  async release(
    id: string,
    redact: readonly string[],
    { version, actor }: { version: number; actor: Actor },
  ): Promise<FeedbackView> {
    return this.work.run(async (tx) => {
      const held = await this.take(tx, id, actor);
      const { store } = held;
      allow(held, 'release');
      mustBeSeen(held, version);
      await redactItem(tx, held.view, redact);
      await store.setState(id, 'open');
      // Whoever lets the item through saw its files beside it.
      await tx.get(EvidenceRows).judge({ feedbackId: id }, 'open');
      await this.record(tx, held, {
        action: 'feedback.released',
        as: 'feedback.release',
        actor,
        facts: redact.length > 0 ? { redacted: redact.length } : {},
      });
      return this.now(tx, id, actor);
    });
  }

  /** Keeps a held item from the public for good; its sender is told the reason. */
  async refuse(
    id: string,
    reason: string,
    { version, actor }: { version: number; actor: Actor },
  ): Promise<FeedbackView> {
    return this.work.run(async (tx) => {
      const held = await this.take(tx, id, actor);
      allow(held, 'refuse');
      mustBeSeen(held, version);
      await held.store.refuse(id, reason);
      await this.record(tx, held, { action: 'feedback.refused', as: 'feedback.release', actor });
      return this.now(tx, id, actor);
    });
  }

  /**
   * Lets what the sender added through to the public, without words that identify somebody, or keeps it from them for good. Throws
   * `malformed` with the pointer of words that do not stand in it.
   */
  async judgeReply(
    at: { id: string; replyId: string },
    { step, redact = [] }: { step: 'release' | 'refuse'; redact?: readonly string[] },
    { version, actor }: { version: number; actor: Actor },
  ): Promise<FeedbackView> {
    return this.work.run(async (tx) => {
      const held = await this.take(tx, at.id, actor);
      if (held.view.may.release.because === 'not-allowed') throw new NotAllowed();
      const reply = held.view.replies.find((one) => one.id === at.replyId);
      if (!reply) throw new NotFound();
      if (!reply.may[step].allowed) throw new Conflict('not-now', { facts: { state: reply.state } });
      mustBeSeen(held, version);
      await redactReply(tx, { itemId: at.id, id: reply.id, text: reply.text }, redact);
      await held.store.setReplyState(at.id, at.replyId, step === 'release' ? 'open' : 'refused');
      const action = step === 'release' ? 'feedback.reply-released' : 'feedback.reply-refused';
      await this.record(tx, held, {
        action,
        as: 'feedback.release',
        actor,
        facts: { replyId: at.replyId, ...(redact.length > 0 ? { redacted: redact.length } : {}) },
      });
      return this.now(tx, at.id, actor);
    });
  }

  /** Lets a file through to the public, or takes it out for good. */
  async judgeEvidence(
    at: { id: string; evidenceId: string },
    step: 'release' | 'refuse',
    { version, actor }: { version: number; actor: Actor },
  ): Promise<FeedbackView> {
    return this.work.run(async (tx) => {
      const held = await this.take(tx, at.id, actor);
      if (held.view.may.release.because === 'not-allowed') throw new NotAllowed();
      const file = await tx.get(EvidenceRows).find({ feedbackId: at.id }, at.evidenceId);
      if (!file) throw new NotFound();
      if (file.state !== 'held') throw new Conflict('not-now', { facts: { state: file.state } });
      mustBeSeen(held, version);
      if (step === 'release') await tx.get(EvidenceRows).judge({ feedbackId: at.id }, 'open', file.id);
      else await refuseEvidence(tx, { feedbackId: at.id }, file);
      await held.store.touch(at.id);
      const action = step === 'release' ? 'feedback.evidence-released' : 'feedback.evidence-refused';
      await this.record(tx, held, { action, as: 'feedback.release', actor, facts: { evidenceId: file.id } });
      return this.now(tx, at.id, actor);
    });
  }

  /** A file of an item, as this viewer may have it. Throws NotFound for what one may not see, and for what is no more. */
  async file(
    at: { id: string; evidenceId: string },
    actor: Actor | undefined,
  ): Promise<{ file: EvidenceRow; bytes: Buffer }> {
    const file = await this.work.run(async (tx) => {
      const [view] = await findFeedback(tx.manager, { id: at.id, limit: 1 }, actor);
      if (!view?.evidence.some((one) => one.id === at.evidenceId && one.state !== 'refused')) throw new NotFound();
      return tx.get(EvidenceRows).find({ feedbackId: at.id }, at.evidenceId);
    });
    const bytes = file && (await this.evidence.read(file.key));
    if (!file || !bytes) throw new NotFound();
    return { file, bytes };
  }

  /** Answers it, or replaces the answer. `duplicate` names the other item by its number. */
  async answer(
    id: string,
    input: AnswerInput,
    { version, actor }: { version: number; actor: Actor },
  ): Promise<FeedbackView> {
    return this.work.run(async (tx) => {
      const held = await this.take(tx, id, actor);
      const { store } = held;
      allow(held, 'answer');
      mustBeSeen(held, version);
      await store.answer(id, {
        disposition: input.disposition,
        response: input.response,
        by: actor.id,
        at: tx.at,
        duplicateOf: input.disposition === 'duplicate' ? await original(held, input.duplicateOf) : null,
      });
      await this.record(tx, held, {
        action: 'feedback.answered',
        as: 'feedback.answer',
        actor,
        facts: { disposition: input.disposition },
      });
      return this.now(tx, id, actor);
    });
  }

  /** Says whether a passage that moved stands where it was found. What was said before may be said otherwise. */
  async judgePlace(
    id: string,
    stands: boolean,
    { version, actor }: { version: number; actor: Actor },
  ): Promise<FeedbackView> {
    return this.work.run(async (tx) => {
      const held = await this.take(tx, id, actor);
      allow(held, 'place');
      mustBeSeen(held, version);
      await tx.get(AnchorPlaces).judge(id, { stands, by: actor.id, at: tx.at });
      await held.store.touch(id);
      await this.record(tx, held, { action: 'feedback.place-judged', as: 'feedback.answer', actor, facts: { stands } });
      return this.now(tx, id, actor);
    });
  }

  /** Adds to the thread; `internal` replies are seen by moderators only. */
  async reply(
    id: string,
    input: ReplyInput,
    { key, actor }: { key: IdempotencyKey; actor: Actor },
  ): Promise<FeedbackView> {
    const act = async (tx: Tx): Promise<Reply<FeedbackView>> => {
      const held = await this.take(tx, id, actor);
      allow(held, 'reply');
      const inside = held.view.may.release.because !== 'not-allowed';
      if (input.internal && !inside) throw new NotAllowed('Internal replies are for moderators');
      const replyId = await held.store.reply({
        feedbackId: id,
        authorId: actor.id,
        speaksAs: inside ? 'moderator' : 'officer',
        held: false,
        internal: input.internal,
        text: input.text,
        at: tx.at,
      });
      await this.record(tx, held, {
        action: 'feedback.replied',
        as: inside ? 'feedback.note' : 'feedback.reply-for-organisation',
        actor,
        facts: { internal: input.internal, replyId },
      });
      return { status: 201, body: await this.now(tx, id, actor) };
    };
    const { body } = await this.work.reply(key, act, (tx) => this.now(tx, id, actor));
    return body;
  }

  private async take(tx: Tx, id: string, actor: Actor): Promise<Held> {
    const store = tx.get(FeedbackStore);
    const row = await store.lock(id);
    return { store, row, view: await this.now(tx, id, actor) };
  }

  private async now(tx: Tx, id: string, actor: Actor): Promise<FeedbackView> {
    const [view] = await findFeedback(tx.manager, { id, limit: 1 }, actor);
    if (!view) throw new NotFound();
    return view;
  }

  private async record(tx: Tx, { row }: Held, what: Happened): Promise<void> {
    const place = { documentId: row.documentId, jurisdiction: await jurisdictionOf(tx, row) };
    tx.record({
      documentId: row.documentId,
      actor: { id: what.actor.id, role: actingRole(what.actor, what.as, place) },
      action: what.action,
      objectType: 'feedback',
      objectId: row.id,
      facts: { number: row.number, ...what.facts },
    });
    tx.afterCommit(() => this.news.tell(row.documentId));
  }
}

interface Happened {
  action: string;
  /** The permission it was done by. */
  as: Action;
  actor: Actor;
  facts?: Record<string, unknown>;
}

function mustBeSeen({ row }: Held, seen: number): void {
  if (row.version !== seen) throw new Stale({ version: row.version });
}

/** 403 for who never may, 409 for what is not possible in this state. */
function allow({ view }: Held, what: keyof FeedbackView['may']): void {
  const verdict = view.may[what];
  if (verdict.allowed) return;
  if (verdict.because === 'not-now') throw new Conflict('not-now', { facts: { state: view.state } });
  throw new NotAllowed();
}

const notThis = (code: string, detail: string): Malformed => new Malformed([{ code, detail, pointer: '/duplicateOf' }]);

/** The item that this one repeats: one that everybody may read, and that does not lead back here. */
async function original({ store, row }: Held, number: number | undefined): Promise<string> {
  const other = number === undefined ? null : await store.lockByNumber(row.documentId, number);
  if (!other || other.id === row.id) throw notThis('duplicate', 'A duplicate names the number of the item it repeats');
  if (!publicStates.some((state) => state === other.state))
    throw notThis('duplicate-unread', 'That item is held, refused or withdrawn: nobody could follow to it');
  if (await store.leadsTo(other.id, row.id))
    throw notThis('duplicate-circle', 'That item is said to repeat this one already');
  return other.id;
}
