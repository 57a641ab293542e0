import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { People } from '../accounts/index.js';
import { type EventInput, Jobs, type Tx, Work } from '../platform/index.js';
import { type Letter, Mail } from '../platform/mail/index.js';
import { confirmLetter, editionsLetter, feedbackLetter } from './alert-letters.js';
import { editionsFor, newsOf } from './news.query.js';
import { Subscribe } from './subscribe.js';
import { Subscriptions } from './subscriptions.store.js';
import { plannedOnce } from '../platform/database/planned.js';

const One = z.object({ id: z.string() });
const Confirm = One.extend({ at: z.string() });
const News = z.object({
  id: z.string(),
  feedbackId: z.string(),
  what: z.enum(['released', 'refused', 'answered', 'reopened', 'replied']),
});
const told = new Map<string, z.infer<typeof News>['what']>([
  ['feedback.released', 'released'],
  ['feedback.refused', 'refused'],
  ['feedback.answered', 'answered'],
  ['feedback.reopened', 'reopened'],
  ['feedback.replied', 'replied'],
]);

/** Every morning at eight in Pakistan. */
const daily = '0 3 * * *';
const week = 7 * 86_400_000;

/** Writes to who asked to be told, once they have confirmed. A letter that was sent twice has one name, and is one to who sorts mail. */
@Injectable()
export class SendAlerts implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly mail: Mail,
    private readonly subscribe: Subscribe,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      'alert-confirm': (payload) => this.confirm(Confirm.parse(payload)),
      'alert-editions': (payload) => this.editions(One.parse(payload).id),
      'alert-sender': (payload) => this.sender(News.parse(payload)),
      'alert-daily': () => this.everyDay(),
    });
    this.jobs.repeat('alert-daily', daily);
    // Last: what becomes of feedback is recorded by who listens to what becomes of the text.
    this.work.onRecorded((tx, events) => this.follow(tx, events), { last: true });
  }

  /** In the transaction of what happened: nobody is told of what did not. */
  private async follow(tx: Tx, events: readonly EventInput[]): Promise<void> {
    for (const { action, documentId, objectId, actor, facts } of events) {
      if (action === 'edition.published' && documentId) await askEach(tx, 'at-once', documentId);
      const what = told.get(action);
      if (!what || !objectId || (what === 'replied' && (!actor || facts?.['internal'] === true))) continue;
      const id = `sender-${objectId}-${action}-${String(tx.at.getTime())}`;
      await tx.job('alert-sender', { id, feedbackId: objectId, what }, { maxAttempts: 12 });
    }
  }

  private async confirm({ id, at }: z.infer<typeof Confirm>): Promise<void> {
    const it = await this.work.run((tx) => tx.get(Subscriptions).find(id));
    if (it)
      await this.mail.send(confirmLetter(`confirm-${id}-${at}`.replaceAll(':', ''), it, this.subscribe.links(id)));
  }

  private async editions(id: string): Promise<void> {
    const found = await this.work.run(async (tx) => {
      const it = await tx.get(Subscriptions).find(id);
      return it?.confirmed ? { it, now: tx.at, ...(await editionsFor(tx, it)) } : null;
    });
    if (!found) return;
    const { it, now, editions, since, upTo } = found;
    if (editions.length > 0)
      await this.mail.send(editionsLetter(it, { editions, since, links: this.subscribe.links(id), now }));
    await this.work.run((tx) => tx.get(Subscriptions).told(id, upTo));
  }

  private async sender({ id, feedbackId, what }: z.infer<typeof News>): Promise<void> {
    const letters = await this.work.run(async (tx): Promise<Letter[]> => {
      const news = await newsOf(tx, feedbackId);
      if (!news) return [];
      const { about, authorId, ...facts } = news;
      const { origin } = this.subscribe.links('');
      const own = await tx.get(Subscriptions).ofFeedback(feedbackId);
      const author = authorId === null ? null : await tx.get(People).addressee(authorId);
      const more = { about, facts: { what, ...facts } };
      return [
        ...(own ? [feedbackLetter(id, { ...own, name: '' }, { ...more, links: this.subscribe.links(own.id) })] : []),
        ...(author ? [feedbackLetter(`${id}-a`, author, { ...more, links: { origin, token: null } })] : []),
      ];
    });
    for (const letter of letters) await this.mail.send(letter);
  }

  private async everyDay(): Promise<void> {
    await this.work.run(async (tx) => {
      await askEach(tx, 'daily', null);
      await tx.get(Subscriptions).forgetUnconfirmed(new Date(tx.at.getTime() - week));
    });
  }
}

/** A job for each that has something to be told; one that waits already is not put twice. */
async function askEach(tx: Tx, rhythm: 'at-once' | 'daily', documentId: string | null): Promise<void> {
  await tx.query(
    plannedOnce(`select graphile_worker.add_job('alert-editions', json_build_object('id', s.id), max_attempts := 12, job_key := 'alert-' || s.id)
     from subscription s
     where s.confirmed_at is not null and s.feedback_id is null and s.rhythm = $1 and ($2::uuid is null or s.document_id = $2)
       and s.told_seq < (select max(seq) from edition where document_id = s.document_id)`),
    [rhythm, documentId],
  );
}
