import type { QueueQuery } from '@tarmeem/contract';
import { type Actor, jurisdictionsOf } from '../accounts/index.js';
import type { Values } from '../platform/database/values.js';
import type { Scope } from './queue-scope.js';

/** Of the desk, proposals and feedback together. */
export const pageSize = 50;
const dayMs = 86_400_000;

/** What somebody asks the desk. */
export interface Asked {
  documentId: string;
  /** Within how many days the document decides. */
  days: number;
  query: QueueQuery;
  actor: Actor;
  now: Date;
}

/** Where an item stands in the order: with microseconds, which a Date would lose, and the page after it a row. */
export interface Place {
  at: string;
  id: string;
}

/** The column as such a place has it. */
export const microseconds = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What of the document this moderator sees, and has chosen. */
export function scopeOf({ documentId, query, actor }: Asked): Scope {
  const scope = jurisdictionsOf(actor, 'moderator', documentId);
  return {
    documentId,
    jurisdictions: scope === 'all' ? null : scope,
    jurisdiction: query.jurisdiction ?? null,
    organisation: query.organisation ?? null,
  };
}

/** For the age that is asked for, when it came: a condition over a column. */
export function cameWithin(values: Values, column: string, { query, now, days }: Asked): string[] {
  if (!query.age) return [];
  const half = Math.floor(days / 2);
  const [least, most] = { week: [-1, half], older: [half, days], late: [days, 100_000] }[query.age] as [number, number];
  const before = (age: number) => values.of(new Date(now.getTime() - (age + 1) * dayMs), 'timestamptz');
  return [`${column} > ${before(most)} and ${column} <= ${before(least)}`];
}

/** When it is due to be decided. */
export const dueAt = (since: Date, { days }: Asked): string => new Date(since.getTime() + days * dayMs).toISOString();

/** When it will have waited a day more. */
export const nextDay = (since: Date, now: Date): Date => new Date(since.getTime() + (ageOf(since, now) + 1) * dayMs);

/** How many whole days it waits. */
export const ageOf = (since: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs));
