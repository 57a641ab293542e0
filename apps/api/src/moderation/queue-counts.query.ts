import type { QueueView } from '@tarmeem/contract';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { type Asked, scopeOf } from './queue-asked.js';
import { feedbackInScope, inScope, tabs } from './queue-scope.js';

type Tabs = Pick<QueueView['counts'], 'open' | 'returned' | 'decided'>;

/** How many proposals each tab held when the document's record of events ended with this one. */
interface Counted {
  at: string;
  tabs: Tabs;
}

const counted = new WeakMap<Answers, Map<string, Counted>>();
const mostCounted = 1_000;

/** Within how many days the document decides, and how much of everything waits. */
export async function countsOf(
  from: Answers,
  asked: Omit<Asked, 'days'>,
): Promise<{ days: number; counts: QueueView['counts'] }> {
  const { actor, now } = asked;
  const scope = scopeOf(asked);
  const [row] = await rowsOf<{ days: number; head: string; mine: number; feedback: number; feedbackMine: number }>(
    from,
    plannedOnce(`select document.decision_days as days, coalesce((select seq from event_head where chain = document.id::text), 0)::text as head,
       (select count(*)::int from proposal p where ${tabs.open} and ${inScope} and p.id in (
          select proposal_id from claim where moderator_id = $6 and ends_at > $5
          union select proposal_id from assignment where moderator_id = $6)) as mine,
       waiting.feedback, waiting.mine as "feedbackMine"
     from document, lateral (
       select count(*)::int as feedback, count(*) filter (where
           f.id in (select feedback_id from feedback_claim where moderator_id = $6 and ends_at > $5)
           or f.id in (select feedback_id from feedback_assignment where moderator_id = $6))::int as mine
       from feedback f where f.document_id = document.id and f.state in ('held', 'open') and ${feedbackInScope}) as waiting
     where document.id = $1`),
    [...scope, now, actor.id],
  );
  const { days, head, mine, feedback, feedbackMine } = row ?? {
    days: 0,
    head: '0',
    mine: 0,
    feedback: 0,
    feedbackMine: 0,
  };
  return { days, counts: { ...(await tabsOf(from, scope, head)), mine: mine + feedbackMine, feedback } };
}

/** Every change of a proposal's state is an event: while the record has not grown, the tabs hold what they held. */
async function tabsOf(from: Answers, scope: readonly unknown[], head: string): Promise<Tabs> {
  const places = counted.get(from) ?? new Map<string, Counted>();
  counted.set(from, places);
  const key = JSON.stringify(scope);
  const known = places.get(key);
  if (known?.at === head) return known.tabs;
  const [found] = await rowsOf<Tabs>(
    from,
    `select count(*) filter (where ${tabs.open})::int as open, count(*) filter (where ${tabs.returned})::int as returned,
       count(*) filter (where ${tabs.decided})::int as decided from proposal p where ${inScope}`,
    [...scope],
  );
  if (!found) throw new Error('A count without a row');
  if (places.size >= mostCounted) places.clear();
  places.set(key, { at: head, tabs: found });
  return found;
}
