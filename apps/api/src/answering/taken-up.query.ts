import type { TakenUpFeedback } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../platform/database/rows.js';

/**
 * What readers said that a proposal takes up, in the order of its numbers. A counter-proposal takes up what the proposal does whose
 * change it answers. What was withdrawn or refused meanwhile is not in it.
 */
export function takenUpBy(from: Answers, proposalId: string): Promise<TakenUpFeedback[]> {
  return rowsOf(
    from,
    `with recursive origin (id, counter_of) as (
       select id, counter_of from proposal where id = $1
       union select above.id, above.counter_of from origin join change on change.id = origin.counter_of
         join proposal above on above.id = change.proposal_id
     )
     select feedback.id, feedback.number, feedback.kind, feedback.state, feedback.section_id as "sectionId", feedback.quote,
       feedback.text, array(select change_id from feedback_change link join change on change.id = link.change_id
         where link.feedback_id = feedback.id and change.proposal_id = $1 and change.outcome <> 'carried') as "changeIds"
     from feedback
     where feedback.id in (select feedback_id from feedback_proposal where proposal_id in (select id from origin))
       and feedback.state in ('open', 'answered')
     order by feedback.number`,
    [proposalId],
  );
}
