import type { QueueFeedback, QueueQuery } from '@tarmeem/contract';
import { plannedOnce } from '../platform/database/planned.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { ageBounds, ageOf, type Asked, dueAt, microseconds, pageSize, type Place, scopeOf } from './queue-asked.js';
import { feedbackInScope } from './queue-scope.js';

/** Feedback waits on the tab of what is to be decided, and where no filter speaks of proposals only. */
const showsFeedback = ({ state, kind, organisation, outdated, conflicts }: QueueQuery): boolean =>
  state === 'open' && kind !== 'proposals' && !organisation && !outdated && !conflicts;

const whoseFeedback: Record<QueueQuery['whose'], string> = {
  anybody: 'true',
  mine: '(claimer.id = $7 or asked.id = $7)',
  nobody: '(claimer.id is null and asked.id is null)',
};

/** A page of the feedback that waits: one row more than a page holds. */
export async function feedbackOf(
  from: Answers,
  asked: Asked,
  cursor: Place | null,
): Promise<{ place: Place; item: QueueFeedback }[]> {
  const { query, now, actor } = asked;
  if (!showsFeedback(query)) return [];
  const [documentId, scope, jurisdiction] = scopeOf(asked);
  const way = query.order === 'oldest' ? { sql: 'asc', beyond: '>' } : { sql: 'desc', beyond: '<' };
  const [after, before] = ageBounds(asked);
  const rows = await rowsOf<Omit<QueueFeedback, 'age' | 'dueAt' | 'receivedAt'> & { at: string; receivedAt: Date }>(
    from,
    plannedOnce(`select f.id, f.number, f.kind, f.state = 'held' as held, left(f.text, 160) as text, r.heading, f.created_at as "receivedAt",
       ${microseconds('f.created_at')} as at,
       case when claimer.id is not null then json_build_object('by', json_build_object('id', claimer.id, 'name', claimer.name),
         'until', ${microseconds('claim.ends_at')}) end as claim,
       case when asked.id is not null then json_build_object('id', asked.id, 'name', asked.name) end as assigned
     from feedback f left join revision r on r.id = f.revision_id
       left join feedback_claim claim on claim.feedback_id = f.id and claim.ends_at > $6 left join person claimer on claimer.id = claim.moderator_id
       left join feedback_assignment given on given.feedback_id = f.id left join person asked on asked.id = given.moderator_id
     where f.document_id = $1 and f.state in ('held', 'open')
       and ($4::timestamptz is null or f.created_at > $4) and ($5::timestamptz is null or f.created_at <= $5)
       and ${whoseFeedback[query.whose]} and $7::uuid is not null
       and ${feedbackInScope}
       ${cursor ? `and (f.created_at, f.id) ${way.beyond} ($8::timestamptz, $9::uuid)` : ''}
     order by f.created_at ${way.sql}, f.id ${way.sql} limit ${String(pageSize + 1)}`),
    [documentId, scope, jurisdiction, after, before, now, actor.id, ...(cursor ? [cursor.at, cursor.id] : [])],
  );
  return rows.map(({ at, receivedAt, ...row }) => ({
    place: { at, id: row.id },
    item: {
      ...row,
      receivedAt: receivedAt.toISOString(),
      age: ageOf(receivedAt, now),
      dueAt: dueAt(receivedAt, asked),
    },
  }));
}
