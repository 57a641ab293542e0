import type { CounterFacts } from '@tarmeem/review';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/** A counter-proposal and the change it answers, as that goes on now. */
export interface FoundCounter extends CounterFacts {
  changeId: string;
  writer: { id: string; name: string };
}

/** The counter-proposals to these changes that are in review or back with their writers; a carried change keeps its own. */
export function countersOf(from: Answers, changeIds: readonly string[]): Promise<FoundCounter[]> {
  return rowsOf(
    from,
    `with recursive line (change_id, id) as (
       select id, id from change where id = any($1::uuid[])
       union all select line.change_id, change.carried_from from line join change on change.id = line.id
         where change.carried_from is not null
     )
     select line.change_id as "changeId", proposal.id as "proposalId", proposal.number, proposal.state,
       person.id as "writtenBy", json_build_object('id', person.id, 'name', person.name) as writer
     from line join proposal on proposal.counter_of = line.id join person on person.id = proposal.created_by
     where proposal.state in ('drafting', 'in_review') order by proposal.number`,
    [changeIds],
  );
}
