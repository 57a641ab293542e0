import { Injectable } from '@nestjs/common';
import type { CreateFeedbackInput, FeedbackReceipt } from '@tarmeem/contract';
import type { Locale } from '@tarmeem/text';
import type { Actor } from '../accounts/index.js';
import { KeepEvidence, nameEvidence, type SentFile } from '../evidence/index.js';
import { Configuration } from '../configuration.js';
import {
  type IdempotencyKey,
  type Limit,
  Malformed,
  subjectHash,
  Throttles,
  type Tx,
  Work,
} from '../platform/index.js';
import { dayAhead, mustEnter } from './enter-received.js';
import { FeedbackNews } from './feedback-news.js';
import { FeedbackStore } from './feedback.store.js';
import { keepFeedback } from './keep-feedback.js';
import { trackingCode } from './tracking-code.js';

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
  /** How much may come from there, where it is not what programs may send. */
  limit?: Limit;
  /** In which language they read what is sent to them; English when it is not said. */
  language?: Locale;
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
   * current edition), `too-many`, FileRefused.
   */
  async send(
    slug: string,
    input: CreateFeedbackInput,
    { key, actor, hold, from, limit = perAddress, language, files = [] }: Sender,
  ): Promise<Receipt> {
    // A moderator types in a pile of letters at one address.
    if (from !== undefined && input.received === null) {
      const subject = subjectHash(this.configuration.secret, from);
      await this.work.run((tx) => tx.get(Throttles).mustTake(limit, subject, tx.at));
    }
    const send = (kept: Parameters<typeof nameEvidence>[1]) =>
      this.work.reply<Sent>(key, async (tx) => {
        const { received, sectionId } = input;
        if (received) await this.mustEnter(tx, slug, { actor, sectionId, on: received.on });
        const taken = await keepFeedback(tx, slug, input, {
          actor,
          hold: hold === true,
          language,
          files: kept.length,
          secret: this.configuration.secret,
        });
        const { id, documentId, number, held, quote } = taken;
        await nameEvidence(tx, kept, { documentId, owner: { feedbackId: id }, addedBy: actor?.id ?? null });
        if (!held) tx.afterCommit(() => this.news.tell(documentId));
        return { status: 201, body: { id, number, held, at: tx.at.toISOString(), quote } };
      });
    const { body } = await this.evidence.whileKeeping(files, send);
    const { id, ...receipt } = body;
    return { ...receipt, trackingCode: trackingCode(this.configuration.secret, id) };
  }

  private async mustEnter(
    tx: Tx,
    slug: string,
    { actor, sectionId, on }: { actor: Actor | undefined; sectionId: string | null; on: string },
  ): Promise<void> {
    const text = await tx.get(FeedbackStore).current(slug, sectionId);
    // What is no section is refused where it is taken.
    if (text) await mustEnter(tx, actor, { documentId: text.documentId, sectionId });
    if (on > dayAhead(tx.at))
      throw new Malformed([{ code: 'day', detail: 'This day has not come yet', pointer: '/received/on' }]);
  }
}
