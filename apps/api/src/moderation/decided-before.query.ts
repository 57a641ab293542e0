import type { ReviewChange } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../platform/database/rows.js';

type Before = NonNullable<ReviewChange['decidedBefore']>;

/** For each of these changes the last decision a person made on the same words in the same section, under another row. */
export async function decidedBefore(from: Answers, changeIds: readonly string[]): Promise<Map<string, Before>> {
  const rows = await rowsOf<Omit<Before, 'at'> & { of: string; at: Date }>(
    from,
    `select distinct on (change.id) change.id as of, proposal.number as proposal, decision.outcome, decision.reason, decision.at,
       json_build_object('id', person.id, 'name', person.name) as "decidedBy"
     from change
       join change other on other.section_id = change.section_id and other.change_key = change.change_key and other.id <> change.id
         and other.aspect = change.aspect and other.id is distinct from change.carried_from
       join decision on decision.change_id = other.id and decision.seq = other.decided_seq
       join person on person.id = decision.decided_by
       join proposal on proposal.id = other.proposal_id
     where change.id = any($1::uuid[]) order by change.id, decision.at desc`,
    [changeIds],
  );
  return new Map(rows.map(({ of, at, ...row }) => [of, { ...row, at: at.toISOString() }]));
}
