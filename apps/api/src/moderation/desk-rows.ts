import type { QueueItem } from '@tarmeem/contract';
import type { Values } from '../platform/database/values.js';
import { KeptRows } from '../platform/index.js';
import { proposalRows, type SummaryRow } from '../proposals/index.js';
import { microseconds, pageSize } from './queue-asked.js';

/** What the desk shows of a submitted proposal, whoever looks. */
export interface DeskRow {
  summary: SummaryRow;
  /** Who wrote in it, or in what it answers: they do not decide it. */
  contributors: readonly string[];
  /** The last one; it may have ended. */
  claim: QueueItem['claim'];
  assigned: QueueItem['assigned'];
}

/**
 * Rows of the desk, put together anew only for those of which something was recorded since. A row shows what was frozen of its own
 * proposal, who is at it and who wrote it, so an event on it, its rounds or its changes tells; headings, jurisdictions and what is
 * outdated come from the current edition, so an event of an edition, or a redaction, tells of every one.
 */
export const deskRows = new KeptRows<DeskRow>(async (from, ids) => {
  // One, as after an event, or a page: two plans, and each guess of them is the same whatever is asked. The planner guesses the
  // length of a list that is one value, and would plan anew each time.
  const some = ids.length === 1 ? 1 : pageSize + 1;
  const parameters = Array.from({ length: some }, (_, at) => ids[Math.min(at, ids.length - 1)]);
  const where = `p.id = any(array[${parameters.map((_, at) => `$${String(at + 1)}`).join(', ')}]::uuid[])`;
  const how = { where, parameters, limit: some, submitted: true, often: true, more: beside };
  const rows = await proposalRows<Omit<DeskRow, 'summary'>>(from, how);
  return new Map(
    rows.map(({ contributors, claim, assigned, ...summary }) => [
      summary.id,
      { summary, contributors, claim, assigned },
    ]),
  );
});

/** Of which proposals the desk has to forget its row after these events: a line each; `all`: of every one. */
export interface Touched {
  all: boolean;
  id: string | null;
}

export const touchedSql = (values: Values, documentId: string, seqs: readonly number[]): string => `
  select e.object_type in ('edition', 'redaction') as all, case e.object_type when 'proposal' then e.object_id::uuid
    when 'change' then (select proposal_id from change where id = e.object_id::uuid)
    when 'round' then (select proposal_id from round where id = e.object_id::uuid) end as id
  from event e where e.document_id = ${values.of(documentId, 'uuid')}
    and e.seq = any(array[${seqs.map((seq) => values.of(seq, 'bigint')).join(', ')}])`;

/** What the desk shows of a proposal beside what every list shows. */
const beside = [
  `array(with recursive origin (proposal_id, counter_of) as (
      select p.id, p.counter_of
      union select proposal.id, proposal.counter_of
      from origin join change on change.id = origin.counter_of join proposal on proposal.id = change.proposal_id)
    select person_id from origin join contributor using (proposal_id)) as contributors`,
  `(select json_build_object('by', json_build_object('id', person.id, 'name', person.name), 'until', ${microseconds('ends_at')})
    from claim join person on person.id = moderator_id where proposal_id = p.id) as claim`,
  `(select json_build_object('id', person.id, 'name', person.name)
    from assignment join person on person.id = moderator_id where proposal_id = p.id) as assigned`,
];
