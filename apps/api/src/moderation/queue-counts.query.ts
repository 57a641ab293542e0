import type { QueueView } from '@tarmeem/contract';
import type { Values } from '../platform/database/values.js';
import { type Asked, scopeOf } from './queue-asked.js';
import { countsIn, feedbackIn, proposalsIn, tabs } from './queue-scope.js';

type Counts = QueueView['counts'];

export interface CountsRow extends Counts {
  feedbackMine: number;
  claimsEnd: Date | null;
}

/**
 * How much of everything waits, and when the next claim ends (null: there is none), as columns and what they come from. What a tab
 * holds is counted by the database when it comes and goes; what is one's own is as much as one person has taken or was asked.
 */
export function countsSql(values: Values, asked: Asked): { columns: string; from: string } {
  const scope = scopeOf(asked);
  const now = values.of(asked.now, 'timestamptz');
  const self = values.of(asked.actor.id, 'uuid');
  const own = (what: 'proposal' | 'feedback', [claims, assignments]: readonly [string, string]): string =>
    `(select ${what}_id as id from ${claims} where moderator_id = ${self} and ends_at > ${now}
      union select ${what}_id from ${assignments} where moderator_id = ${self}) as own`;
  const counted = (state: string): string => `coalesce(sum(c.n) filter (where c.state = '${state}'), 0)::int`;
  return {
    columns: `${counted('in_review')} as open, ${counted('drafting')} as returned, ${counted('closed')} as decided,
       ${counted('waiting')} as feedback,
       (select count(*)::int from ${own('proposal', ['claim', 'assignment'])} join proposal p on p.id = own.id
         where ${tabs.open} and ${proposalsIn(values, scope)}) as mine,
       (select count(*)::int from ${own('feedback', ['feedback_claim', 'feedback_assignment'])} join feedback f on f.id = own.id
         where ${feedbackIn(values, scope)}) as "feedbackMine",
       least((select min(ends_at) from claim where ends_at > ${now}),
         (select min(ends_at) from feedback_claim where ends_at > ${now})) as "claimsEnd"`,
    from: `desk_count c where ${countsIn(values, scope)}`,
  };
}

export const countsView = ({ open, returned, decided, feedback, mine, feedbackMine }: CountsRow): Counts => ({
  open,
  returned,
  decided,
  feedback,
  mine: mine + feedbackMine,
});
