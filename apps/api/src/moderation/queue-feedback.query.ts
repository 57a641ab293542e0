import type { QueueFeedback, QueueQuery } from '@tarmeem/contract';
import type { Values } from '../platform/database/values.js';
import { ageOf, type Asked, cameWithin, dueAt, microseconds, pageSize, type Place, scopeOf } from './queue-asked.js';
import { feedbackIn } from './queue-scope.js';

/** A filter speaks of proposals only: no feedback is of it. */
export const isOfProposals = ({ organisation, outdated, conflicts, find }: QueueQuery): boolean =>
  Boolean(organisation ?? outdated ?? conflicts ?? find);

/** Feedback waits on the tab of what is to be decided, and where no filter speaks of proposals only. */
export const showsFeedback = (query: QueueQuery): boolean =>
  query.state === 'open' && query.kind !== 'proposals' && !isOfProposals(query);

const isOf = {
  mine: (self: string, now: string) => `f.id in (
    select feedback_id from feedback_claim where moderator_id = ${self} and ends_at > ${now}
    union select feedback_id from feedback_assignment where moderator_id = ${self})`,
  nobody: (now: string) => `not exists (select from feedback_claim where feedback_id = f.id and ends_at > ${now})
    and not exists (select from feedback_assignment where feedback_id = f.id)`,
};

/** In the scope, and what else the filters ask of feedback `f`. */
export function feedbackAsked(values: Values, asked: Asked, whose: QueueQuery['whose']): string {
  const at = () => values.of(asked.now, 'timestamptz');
  return [
    feedbackIn(values, scopeOf(asked)),
    ...cameWithin(values, 'f.created_at', asked),
    ...(whose === 'mine' ? [isOf.mine(values.of(asked.actor.id, 'uuid'), at())] : []),
    ...(whose === 'nobody' ? [isOf.nobody(at())] : []),
  ].join(' and ');
}

export type FeedbackRow = Omit<QueueFeedback, 'age' | 'dueAt' | 'receivedAt'> & { at: string };

/** A page of the feedback that waits: one row more than a page holds. Null: none of it is asked for. */
export function feedbackSql(values: Values, asked: Asked, cursor: Place | null): string | null {
  const { query, now } = asked;
  if (!showsFeedback(query)) return null;
  const way = query.order === 'oldest' ? { sql: 'asc', beyond: '>' } : { sql: 'desc', beyond: '<' };
  const conditions = [
    feedbackAsked(values, asked, query.whose),
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
