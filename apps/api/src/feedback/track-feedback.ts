import { Injectable } from '@nestjs/common';
import type { FeedbackView } from '@tarmeem/contract';
import { DataSource } from 'typeorm';
import { Conflict, type IdempotencyKey, NotFound, type Tx, Work } from '../platform/index.js';
import { type EvidenceRow, EvidenceRows, KeepEvidence, nameEvidence, type SentFile } from '../evidence/index.js';
import { AnchorPlaces } from './anchors/anchor-places.store.js';
import { findIdentifying } from './identifying.js';
import { FeedbackNews } from './feedback-news.js';
import { findFeedback } from './feedback.query.js';
import { type FeedbackRow, FeedbackStore } from './feedback.store.js';
import { trackingHash } from './tracking-code.js';

/** What the sender of feedback can do with the code alone. An unknown code is NotFound, whatever else is wrong. */
@Injectable()
export class TrackFeedback {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly news: FeedbackNews,
    private readonly evidence: KeepEvidence,
  ) {}

  /** The item with the slug of its document, as its sender may see it. */
  async find(code: string): Promise<{ slug: string; item: FeedbackView }> {
    const hash = trackingHash(code);
    const [item] = await findFeedback(this.source, { trackingHash: hash, limit: 1 }, 'sender');
    if (!item) throw new NotFound();
    const [row]: { slug: string }[] = await this.source.query(
      'select slug from document join feedback on feedback.document_id = document.id where tracking_hash = $1',
      [hash],
    );
    return { slug: row!.slug, item };
  }

  /** A file of the sender's own item, whatever its state; null when there is none. */
  async file(code: string, id: string): Promise<{ file: EvidenceRow; bytes: Buffer } | null> {
    const file = await this.work.run(async (tx) => {
      const { id: feedbackId } = await tx.get(FeedbackStore).lockByCode(trackingHash(code));
      return tx.get(EvidenceRows).find({ feedbackId }, id);
    });
    const bytes = file && file.state !== 'refused' ? await this.evidence.read(file.key) : null;
    return file && bytes ? { file, bytes } : null;
  }

  /** Adds words of the sender, which wait for a moderator where the document says so, and files, which always do. Throws `not-now` once it is withdrawn, FileRefused. */
  async reply(code: string, text: string, key: IdempotencyKey, files: readonly SentFile[] = []): Promise<void> {
    await this.evidence.whileKeeping(files, (kept) =>
      this.work.reply(key, async (tx) => {
        const store = tx.get(FeedbackStore);
        const row = await store.lockByCode(trackingHash(code));
        if (row.state === 'withdrawn' || row.state === 'refused')
          throw new Conflict('not-now', { facts: { state: row.state } });
        const said = {
          feedbackId: row.id,
          authorId: null,
          speaksAs: 'public',
          internal: false,
          text,
          at: tx.at,
          // Words beside an item that is public are moderated as the document says; what may identify a person always waits.
          held:
            !['open', 'answered'].includes(row.state) ||
            findIdentifying(text).length > 0 ||
            (await store.moderationOf(row.documentId)) === 'before',
        } as const;
        const replyId = await store.reply(said);
        await nameEvidence(tx, kept, { documentId: row.documentId, owner: { feedbackId: row.id }, addedBy: null });
        this.record(tx, row, 'feedback.replied', { replyId });
        return { status: 201, body: null };
      }),
    );
  }

  /** Takes it back; it is shown to nobody any more but moderators. Throws `not-now` when it is answered already. */
  async withdraw(code: string): Promise<void> {
    await this.work.run(async (tx) => {
      const store = tx.get(FeedbackStore);
      const row = await store.lockByCode(trackingHash(code));
      if (row.state === 'withdrawn') return;
      if (row.state === 'answered' || row.state === 'refused')
        throw new Conflict('not-now', { facts: { state: row.state } });
      await store.setState(row.id, 'withdrawn');
      this.record(tx, row, 'feedback.withdrawn');
    });
  }

  /** Says whether the words stand where they were found. Throws `not-now` when they did not move. */
  async judgePlace(code: string, stands: boolean): Promise<void> {
    await this.work.run(async (tx) => {
      const store = tx.get(FeedbackStore);
      const row = await store.lockByCode(trackingHash(code));
      if (!(await tx.get(AnchorPlaces).judge(row.id, { stands, by: null, at: tx.at })))
        throw new Conflict('not-now', { facts: { state: row.state } });
      await store.touch(row.id);
      this.record(tx, row, 'feedback.place-judged');
    });
  }

  private record(tx: Tx, row: FeedbackRow, action: string, facts: { replyId?: string } = {}): void {
    tx.record({
      documentId: row.documentId,
      actor: null,
      action,
      objectType: 'feedback',
      objectId: row.id,
      facts: { number: row.number, ...facts },
    });
    tx.afterCommit(() => this.news.tell(row.documentId));
  }
}
