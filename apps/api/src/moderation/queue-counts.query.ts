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

/** How much of everything waits, and when the next claim ends (null: there is none). `stamp`: how far the record goes. */
export async function countsOf(
  from: Answers,
  asked: Asked,
  stamp: string,
): Promise<{ counts: QueueView['counts']; claimsEnd: Date | null }> {
  const { actor, now } = asked;
  const scope = scopeOf(asked);
  const [[row], held] = await Promise.all([
    rowsOf<{ mine: number; feedback: number; feedbackMine: number; claimsEnd: Date | null }>(
      from,
      plannedOnce(`select
         (select count(*)::int from proposal p where ${tabs.open} and ${inScope} and p.id in (
            select proposal_id from claim where moderator_id = $6 and ends_at > $5
            union select proposal_id from assignment where moderator_id = $6)) as mine,
         least((select min(ends_at) from claim where ends_at > $5), (select min(ends_at) from feedback_claim where ends_at > $5)) as "claimsEnd",
         count(*)::int as feedback, count(*) filter (where
             f.id in (select feedback_id from feedback_claim where moderator_id = $6 and ends_at > $5)
             or f.id in (select feedback_id from feedback_assignment where moderator_id = $6))::int as "feedbackMine"
         from feedback f where f.document_id = $1 and f.state in ('held', 'open') and ${feedbackInScope}`),
      [...scope, now, actor.id],
    ),
    tabsOf(from, scope, stamp),
  ]);
  if (!row) throw new Error('A count without a row');
  const { mine, feedback, feedbackMine, claimsEnd } = row;
  return { counts: { ...held, mine: mine + feedbackMine, feedback }, claimsEnd };
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
