import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs, type Tx, Work } from '../platform/index.js';

/** How long the mail address of who sent feedback is kept after it was closed, in days: the form says so beside the field. */
export const daysAfterClosing = 90;

/** Forgets, each night, the mail addresses of those whose feedback was answered, refused or taken back long enough ago. */
@Injectable()
export class ForgetSenders implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ 'forget-senders': () => this.work.run(forgetClosed) });
    this.jobs.repeat('forget-senders', '7 4 * * *');
  }
}

/** An item that was opened again counts from its last closing. */
async function forgetClosed(tx: Tx): Promise<void> {
  await tx.query(
    `with over as (
       select f.id from feedback f
       where f.state in ('answered', 'refused', 'withdrawn')
         and (f.email <> '' or exists (select from subscription s where s.feedback_id = f.id))
         and coalesce((select max(e.at) from event e where e.object_type = 'feedback' and e.object_id = f.id::text
           and e.action in ('feedback.answered', 'feedback.refused', 'feedback.withdrawn')), f.created_at)
           < $1::timestamptz - make_interval(days => $2)
     ), cleared as (update feedback set email = '' from over where feedback.id = over.id)
     delete from subscription using over where subscription.feedback_id = over.id`,
    [tx.at, daysAfterClosing],
  );
}

/** Forgets the address of one sender: they ended the letters, or took the feedback back. */
export async function forgetSender(tx: Tx, feedbackId: string): Promise<void> {
  await tx.query(`update feedback set email = '' where id = $1 and email <> ''`, [feedbackId]);
  await tx.query('delete from subscription where feedback_id = $1', [feedbackId]);
}
