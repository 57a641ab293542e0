import { Injectable } from '@nestjs/common';
import type { CreateFeedbackInput, FeedbackReceipt } from '@tarmeem/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../accounts/index.js';
import { KeepEvidence, nameEvidence, type SentFile } from '../evidence/index.js';
import { Configuration } from '../configuration.js';
import { type IdempotencyKey, type Limit, Malformed, subjectHash, Throttles, Work } from '../platform/index.js';
import { askToPlaceAnchors } from './anchors/place-anchors.js';
import { dayAhead, mustEnter } from './enter-received.js';
import { FeedbackNews } from './feedback-news.js';
import { FeedbackStore } from './feedback.store.js';
import { findIdentifying } from './identifying.js';
import { locate } from './passage.js';
import { trackingCode, trackingHash } from './tracking-code.js';

/** What one network address may send to programs' addresses, counted for all processes together. */
const perAddress: Limit = { scope: 'feedback', most: 30, seconds: 600 };

/** What is kept of a receipt: everything but the tracking code. */
interface Sent {
  id: string;
  number: number;
  held: boolean;
  at: string;
  quote: string | null;
}

/** A receipt with what the page about it shows. */
export interface Receipt extends FeedbackReceipt {
  at: string;
  quote: string | null;
}

/** Who sends and how. `hold`: it may come from a program, so a moderator reads it first whatever the document says. */
export interface Sender {
  key: IdempotencyKey;
  actor?: Actor;
  hold?: boolean;
  files?: readonly SentFile[];
  /** The network address it comes from, for which it counts. */
  from?: string;
}

/** Takes feedback from anybody. It is pinned to the current edition, and waits for a moderator unless the document says otherwise. */
@Injectable()
export class SendFeedback {
  constructor(
    private readonly work: Work,
    private readonly news: FeedbackNews,
    private readonly configuration: Configuration,
    private readonly evidence: KeepEvidence,
  ) {}

  /**
   * The same key with the same words gives the same receipt. Words that may identify a person are held for moderators, whatever
   * the document says; files always. What came another way waits for a moderator, and only one of the place may enter it. Throws NotFound (no such document), NotAllowed, `malformed` (the section or the quoted words are not in the
   * current edition), FileRefused.
   */
  async send(
    slug: string,
    input: CreateFeedbackInput,
    { key, actor, hold, from, files = [] }: Sender,
  ): Promise<Receipt> {
    // A moderator types in a pile of letters at one address.
    if (from !== undefined && input.received === null) {
      const subject = subjectHash(this.configuration.secret, from);
      await this.work.run((tx) => tx.get(Throttles).mustTake(perAddress, subject, tx.at));
    }
    const send = (kept: Parameters<typeof nameEvidence>[1]) =>
      this.work.reply<Sent>(key, async (tx) => {
        const store = tx.get(FeedbackStore);
        const text = await store.current(slug, input.sectionId);
        if (!text)
          throw new Malformed([
            { code: 'section', detail: 'Not a section of the current edition', pointer: '/sectionId' },
          ]);
        const passage = input.anchor && text.plain !== null ? locate(text.plain, input.anchor) : null;
        if (input.anchor && !passage) {
          throw new Malformed([
            { code: 'quote', detail: 'These words are not in the section', pointer: '/anchor/exact' },
          ]);
        }
        const onBehalf = input.received !== null;
        if (onBehalf) await mustEnter(tx, actor, { documentId: text.documentId, sectionId: input.sectionId });
        if (input.received && input.received.on > dayAhead(tx.at))
          throw new Malformed([{ code: 'day', detail: 'This day has not come yet', pointer: '/received/on' }]);
        const identifying = findIdentifying(`${input.text}\n${input.name}`).length > 0;
        const held = identifying || hold === true || onBehalf || text.moderation !== 'after';
        const id = uuidv7();
        const number = await store.add({
          id,
          documentId: text.documentId,
          editionId: text.editionId,
          revisionId: text.revisionId,
          passage,
          input,
          authorId: onBehalf ? null : (actor?.id ?? null),
          enteredBy: onBehalf ? (actor?.id ?? null) : null,
          state: held ? 'held' : 'open',
          heldBecause: identifying ? 'identifying' : held ? 'new' : null,
          trackingHash: trackingHash(trackingCode(this.configuration.secret, id)),
          at: tx.at,
        });
        const { documentId } = text;
        await nameEvidence(tx, kept, { documentId, owner: { feedbackId: id }, addedBy: actor?.id ?? null });
        tx.record({
          documentId: text.documentId,
          actor: actor ? { id: actor.id, role: onBehalf ? 'moderator' : null } : null,
          action: 'feedback.sent',
          objectType: 'feedback',
          objectId: id,
          facts: {
            number,
            kind: input.kind,
            held,
            identifying,
            sectionId: input.sectionId,
            files: kept.length,
            ...(input.received ? { received: input.received.by } : {}),
          },
        });
        // An edition may come out at this moment: whichever commits last, the passage is looked for.
        if (passage && input.sectionId) await askToPlaceAnchors(tx, text.documentId, [input.sectionId]);
        if (!held) tx.afterCommit(() => this.news.tell(text.documentId));
        return {
          status: 201,
          body: { id, number, held, at: tx.at.toISOString(), quote: passage?.quote.exact ?? null },
        };
      });
    const { body } = await this.evidence.whileKeeping(files, send);
    const { id, ...receipt } = body;
    return { ...receipt, trackingCode: trackingCode(this.configuration.secret, id) };
  }
}
