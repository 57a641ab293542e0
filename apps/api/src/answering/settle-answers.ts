import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FeedbackNews } from '../feedback/index.js';
import { type EventInput, type Tx, Work } from '../platform/index.js';
import { rowsOf } from '../platform/database/rows.js';
import { plannedOnce } from '../platform/database/planned.js';

/** What may bring an answer out, or take it back. */
const moving = new Set([
  'change.returned',
  'change.taken-out',
  'change.carried',
  'change.rejected',
  'edition.published',
]);

/** An item that follows the changes which answer it. */
interface Followed {
  id: string;
  number: number;
}

/**
 * Feedback follows the changes that were ticked as its answer, in the transaction in which something becomes of them: an edition that
 * holds one answers it for good; one that is taken out or returned answers nothing any more, and what stood as accepted is open again.
 */
@Injectable()
export class SettleAnswers implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly news: FeedbackNews,
  ) {}

  onModuleInit(): void {
    this.work.onRecorded((tx, events) => this.follow(tx, events));
  }

  private async follow(tx: Tx, events: readonly EventInput[]): Promise<void> {
    const of = new Set(
      events.flatMap(({ action, documentId }) => (moving.has(action) && documentId ? [documentId] : [])),
    );
    for (const documentId of of) await this.settle(tx, documentId);
  }

  private async settle(tx: Tx, documentId: string): Promise<void> {
    if (!(await anyTicked(tx, documentId))) return;
    await goOn(tx, documentId);
    const before = await untick(tx, documentId);
    const opened = await reopen(tx, before);
    const answered = await answer(tx, documentId);
    for (const { id, number, changeId } of before)
      record(tx, documentId, { id, action: 'feedback.unticked', facts: { number, changeId } });
    for (const { id, number } of opened) record(tx, documentId, { id, action: 'feedback.reopened', facts: { number } });
    for (const { id, number, disposition, editionId } of answered)
      record(tx, documentId, { id, action: 'feedback.answered', facts: { number, disposition, editionId } });
    if (opened.length + answered.length > 0) tx.afterCommit(() => this.news.tell(documentId));
  }
}

/** Some change of the document was ticked as an answer: else there is nothing to follow. */
async function anyTicked(tx: Tx, documentId: string): Promise<boolean> {
  const found = await tx.query(
    plannedOnce(
      `select from feedback_change link join change on change.id = link.change_id where change.document_id = $1 limit 1`,
    ),
    [documentId],
  );
  return found.length > 0;
}

/** A change that was carried over a new text answers what it answered, under its new id. */
async function goOn(tx: Tx, documentId: string): Promise<void> {
  await tx.query(
    `insert into feedback_change (feedback_id, change_id, linked_by, at)
     select link.feedback_id, next.id, link.linked_by, link.at
     from feedback_change link join change on change.id = link.change_id and change.outcome = 'carried'
       join change next on next.carried_from = change.id
     where change.document_id = $1 and not exists (
       select from feedback_change there where there.feedback_id = link.feedback_id and there.change_id = next.id)
     on conflict do nothing`,
    [documentId],
  );
}

/** Takes back the ticks on changes that are not accepted any more. */
async function untick(tx: Tx, documentId: string): Promise<(Followed & { changeId: string })[]> {
  return rowsOf(
    tx,
    `with gone as (
       delete from feedback_change link using change
       where change.id = link.change_id and change.document_id = $1 and change.outcome not in ('accepted', 'carried')
       returning link.feedback_id, link.change_id
     ) select feedback.id, feedback.number, gone.change_id as "changeId" from gone join feedback on feedback.id = gone.feedback_id
     order by feedback.number, gone.change_id`,
    [documentId],
  );
}

/** What was answered in favour, and no change answers now, is open: its disposition was not final. */
async function reopen(tx: Tx, before: readonly Followed[]): Promise<Followed[]> {
  if (before.length === 0) return [];
  return rowsOf(
    tx,
    `with open_again as (
       update feedback set state = 'open', version = version + 1
       where id = any($1::uuid[]) and state = 'answered' and answered_in is null
         and disposition in ('accepted', 'accepted-with-changes', 'accepted-in-part')
         and not exists (select from feedback_change link join change on change.id = link.change_id and change.outcome = 'accepted'
           where link.feedback_id = feedback.id)
       returning id, number
     ) select id, number from open_again order by number`,
    [before.map(({ id }) => id)],
  );
}

/** Published, a change answers: as accepted, or with changes where it stands in other words than those proposed. */
async function answer(tx: Tx, documentId: string): Promise<(Followed & { disposition: string; editionId: string })[]> {
  return rowsOf(
    tx,
    `with out as (
       select distinct on (link.feedback_id) link.feedback_id, link.linked_by, accepted.edition_id, proposal.counter_of
       from feedback_change link join change on change.id = link.change_id
         join accepted on accepted.change_id = change.id and not accepted.pending
         join edition on edition.id = accepted.edition_id join proposal on proposal.id = change.proposal_id
       where change.document_id = $1 order by link.feedback_id, edition.seq desc, change.id
     ), done as (
       update feedback set state = 'answered', answered_in = out.edition_id, responded_at = $2, version = version + 1,
         disposition = case when state = 'answered' and disposition in ('accepted', 'accepted-with-changes', 'accepted-in-part')
           then disposition when out.counter_of is null then 'accepted' else 'accepted-with-changes' end,
         response = case when disposition in ('accepted', 'accepted-with-changes', 'accepted-in-part') then response end,
         duplicate_of = null,
         responded_by = out.linked_by
       from out where feedback.id = out.feedback_id and feedback.state in ('open', 'answered')
         and feedback.answered_in is distinct from out.edition_id
       returning feedback.id, feedback.number, feedback.disposition, out.edition_id as "editionId"
     ) select * from done order by number`,
    [documentId, tx.at],
  );
}

function record(
  tx: Tx,
  documentId: string,
  { id, action, facts }: { id: string; action: string; facts: Record<string, unknown> },
): void {
  tx.record({ documentId, actor: null, action, objectType: 'feedback', objectId: id, facts });
}
