import type { QueueFeedback, QueueQuery } from '@tarmeem/contract';
import type { Values } from '../platform/database/values.js';
import { ageOf, type Asked, cameWithin, dueAt, microseconds, pageSize, type Place, scopeOf } from './queue-asked.js';
import { feedbackIn } from './queue-scope.js';

/** Feedback waits on the tab of what is to be decided, and where no filter speaks of proposals only. */
const showsFeedback = ({ state, kind, organisation, outdated, conflicts, find }: QueueQuery): boolean =>
  state === 'open' && kind !== 'proposals' && !organisation && !outdated && !conflicts && !find;

const whoseFeedback = (whose: QueueQuery['whose'], self: () => string): string[] => {
  if (whose === 'anybody') return [];
  if (whose === 'nobody') return ['claimer.id is null and asked.id is null'];
  const id = self();
  return [`(claimer.id = ${id} or asked.id = ${id})`];
};

export type FeedbackRow = Omit<QueueFeedback, 'age' | 'dueAt' | 'receivedAt'> & { at: string };

/** A page of the feedback that waits: one row more than a page holds. Null: none of it is asked for. */
export function feedbackSql(values: Values, asked: Asked, cursor: Place | null): string | null {
  const { query, now, actor } = asked;
  if (!showsFeedback(query)) return null;
  const way = query.order === 'oldest' ? { sql: 'asc', beyond: '>' } : { sql: 'desc', beyond: '<' };
  const conditions = [
    feedbackIn(values, scopeOf(asked)),
    ...cameWithin(values, 'f.created_at', asked),
    ...whoseFeedback(query.whose, () => values.of(actor.id, 'uuid')),
    ...(cursor
      ? [`(f.created_at, f.id) ${way.beyond} (${values.of(cursor.at, 'timestamptz')}, ${values.of(cursor.id, 'uuid')})`]
      : []),
  ];
  return `select f.id, f.number, f.kind, f.state = 'held' as held, left(f.text, 160) as text, r.heading,
      ${microseconds('f.created_at')} as at,
      case when claimer.id is not null then json_build_object('by', json_build_object('id', claimer.id, 'name', claimer.name),
        'until', ${microseconds('claim.ends_at')}) end as claim,
      case when asked.id is not null then json_build_object('id', asked.id, 'name', asked.name) end as assigned
    from feedback f left join revision r on r.id = f.revision_id
      left join feedback_claim claim on claim.feedback_id = f.id and claim.ends_at > ${values.of(now, 'timestamptz')}
      left join person claimer on claimer.id = claim.moderator_id
      left join feedback_assignment given on given.feedback_id = f.id left join person asked on asked.id = given.moderator_id
    where ${conditions.join(' and ')}
    order by f.created_at ${way.sql}, f.id ${way.sql} limit ${String(pageSize + 1)}`;
}

export function feedbackItem({ at, ...row }: FeedbackRow, asked: Asked): { place: Place; item: QueueFeedback } {
  const received = new Date(at);
  const ages = { age: ageOf(received, asked.now), dueAt: dueAt(received, asked) };
  return { place: { at, id: row.id }, item: { ...row, receivedAt: received.toISOString(), ...ages } };
}
