import type { QueueQuery } from '@tarmeem/contract';
import { type Actor, jurisdictionsOf } from '../accounts/index.js';

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

/** Document, the moderator's jurisdictions (null: all), the chosen one, the slug of the chosen organisation. */
export function scopeOf({ documentId, query, actor }: Asked): unknown[] {
  const scope = jurisdictionsOf(actor, 'moderator', documentId);
  return [documentId, scope === 'all' ? null : scope, query.jurisdiction ?? null, query.organisation ?? null];
}

/** After and until when it came, for the age that is asked for. */
export function ageBounds({ query, now, days }: Asked): [Date | null, Date | null] {
  if (!query.age) return [null, null];
  const half = Math.floor(days / 2);
  const [least, most] = { week: [-1, half], older: [half, days], late: [days, 100_000] }[query.age] as [number, number];
  return [new Date(now.getTime() - (most + 1) * dayMs), new Date(now.getTime() - (least + 1) * dayMs)];
}

/** When it is due to be decided. */
export const dueAt = (since: Date, { days }: Asked): string => new Date(since.getTime() + days * dayMs).toISOString();

/** When it will have waited a day more. */
export const nextDay = (since: Date, now: Date): Date => new Date(since.getTime() + (ageOf(since, now) + 1) * dayMs);

/** How many whole days it waits. */
export const ageOf = (since: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs));
