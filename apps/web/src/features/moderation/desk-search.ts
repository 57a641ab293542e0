import type { QueueFilter } from '../../api/queries.js';

export const queueStates = ['open', 'returned', 'decided', 'all'] as const;
export type DeskSearch = QueueFilter;

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 120) : '');

/** The filters in an address: only known ones, and none that is the default. */
export function deskSearch(search: Record<string, unknown>): DeskSearch {
  const state = queueStates.find((each) => each === search['state']);
  const jurisdiction = text(search['jurisdiction']).slice(0, 40);
  const organisation = text(search['organisation']);
  return {
    ...(state && state !== 'open' ? { state } : {}),
    ...(jurisdiction ? { jurisdiction } : {}),
    ...(organisation ? { organisation } : {}),
    ...(search['order'] === 'newest' ? { order: 'newest' as const } : {}),
  };
}
