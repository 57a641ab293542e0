import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isLocale, type Locale } from '@tarmeem/text';
import { Configuration } from '../configuration.js';
import {
  type EventInput,
  type Limit,
  networkOfRequest,
  subjectHash,
  Throttles,
  type Tx,
  Work,
} from '../platform/index.js';
import { forgetSender } from './forget-senders.js';
import { alertToken, readAlertToken } from './alert-token.js';
import { type Rhythm, type Subscription, Subscriptions } from './subscriptions.store.js';

/**
 * So many letters that ask for a confirmation go to one address in a day: as asked for from one network, and from all. Beyond the latter
 * one goes now and then, so that strangers do not use up the letters of whose address it is. What is over them is taken in silence, but for
 * who sends feedback: their receipt says how often it was asked for from their own network, which they know.
 */
const fromOneNetwork: Limit = { scope: 'alert-letter pair', most: 4, seconds: 86_400 };
const fromAll: Limit = { scope: 'alert-letter', most: 12, seconds: 86_400 };
const nowAndThen: Limit = { scope: 'alert-letter slowed', most: 1, seconds: 3600 };

interface Wish {
  documentId: string;
  sectionId: string | null;
  email: string;
  language: Locale;
  rhythm: Rhythm;
}

/**
 * Who wants to be told. Whoever asks is answered the same whether the address is new, known, confirmed or asked too often: what is
 * true goes to the address alone. A link in a letter names its subscription; without one nothing is shown or changed.
 */
@Injectable()
export class Subscribe implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.work.onRecorded((tx, events) => this.forSenders(tx, events));
  }

  /** Sends a letter with a link that confirms. Throws `too-many` where a network asks for more than the limit. */
  async ask(wish: Wish, { limit, network }: { limit: Limit; network: string }): Promise<void> {
    const subject = subjectHash(this.configuration.secret, network);
    await this.work.run(async (tx) => {
      await tx.get(Throttles).mustTake(limit, subject, tx.at);
      await this.note(tx, { ...wish, feedbackId: null });
    });
  }

  /** The subscription that a link names, or null: it ended, or the link is none of ours. */
  async find(token: string): Promise<Subscription | null> {
    const id = readAlertToken(this.configuration.secret, token);
    return id === null ? null : this.work.run((tx) => tx.get(Subscriptions).find(id));
  }

  async confirm({ id }: Subscription): Promise<void> {
    await this.work.run((tx) => tx.get(Subscriptions).confirm(id, tx.at));
  }

  async setRhythm({ id }: Subscription, rhythm: Rhythm): Promise<void> {
    await this.work.run((tx) => tx.get(Subscriptions).setRhythm(id, rhythm));
  }

  /** Ends the letters. Those about feedback were what the address was left for: it goes with them. */
  async end({ id, feedbackId }: Subscription): Promise<void> {
    await this.work.run((tx) => (feedbackId ? forgetSender(tx, feedbackId) : tx.get(Subscriptions).end(id)));
  }

  /** Where links in the letters of a subscription lead, and the token that stands in them. */
  links(id: string): { origin: string; token: string } {
    const { origin, port, secret } = this.configuration;
    return { origin: origin ?? `http://localhost:${String(port)}`, token: alertToken(secret, id) };
  }

  private async note(tx: Tx, wish: Wish & { feedbackId: string | null }): Promise<void> {
    const { id, confirmed } = await tx.get(Subscriptions).ask({ ...wish, at: tx.at });
    // It counts in either case: how many letters there were tells nobody whether an address is confirmed.
    const mayWrite = await this.mayWrite(tx, wish.email.toLowerCase());
    if (!mayWrite || (confirmed && wish.feedbackId !== null)) return;
    await tx.job('alert-confirm', { id, at: tx.at.toISOString() }, { maxAttempts: 12 });
  }

  /** Whether letters to this address were asked for too often from where the request comes: the last of them was not sent. */
  async isOver(email: string): Promise<boolean> {
    return this.work.run((tx) => tx.get(Throttles).isOver(fromOneNetwork, this.pairOf(email.toLowerCase()), tx.at));
  }

  private pairOf(email: string): string {
    return subjectHash(this.configuration.secret, 'alert', email, networkOfRequest() ?? '');
  }

  /** Counts a letter to this address. */
  private async mayWrite(tx: Tx, email: string): Promise<boolean> {
    const { secret } = this.configuration;
    const throttles = tx.get(Throttles);
    const pair = this.pairOf(email);
    if ((await throttles.take(fromOneNetwork, pair, tx.at)) > 0) return false;
    const who = subjectHash(secret, 'alert', email);
    return (await throttles.take(fromAll, who, tx.at)) === 0 || (await throttles.take(nowAndThen, who, tx.at)) === 0;
  }

  /** Who gave an address with their feedback is asked whether it is theirs; who takes the feedback back is told nothing more of it. */
  private async forSenders(tx: Tx, events: readonly EventInput[]): Promise<void> {
    for (const { action, objectId, facts } of events) {
      if (action === 'feedback.withdrawn' && objectId) await forgetSender(tx, objectId);
      if (action !== 'feedback.sent' || !objectId) continue;
      const [row] = await tx.query<{ documentId: string; email: string }>(
        `select document_id as "documentId", email from feedback where id = $1 and email <> '' and received_by is null`,
        [objectId],
      );
      if (!row) continue;
      const spoken = facts?.['language'];
      const language = isLocale(spoken) ? spoken : 'en';
      await this.note(tx, { ...row, sectionId: null, feedbackId: objectId, language, rhythm: 'at-once' });
    }
  }
}
