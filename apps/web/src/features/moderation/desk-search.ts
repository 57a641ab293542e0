import type { QueueFilter } from '../../api/queries.js';

export const queueStates = ['open', 'returned', 'decided', 'all'] as const;
export const kinds = ['all', 'proposals', 'feedback'] as const;
export const whoseOnes = ['anybody', 'mine', 'nobody'] as const;
export const ages = ['week', 'older', 'late'] as const;
export type DeskSearch = QueueFilter;

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 120) : '');

/** The filters in an address: only known ones, and none that is the default. */
export function deskSearch(search: Record<string, unknown>): DeskSearch {
  const state = queueStates.find((each) => each === search['state']);
  const kind = kinds.find((each) => each === search['kind']);
  const whose = whoseOnes.find((each) => each === search['whose']);
  const age = ages.find((each) => each === search['age']);
  const jurisdiction = text(search['jurisdiction']).slice(0, 40);
  const organisation = text(search['organisation']);
  return {
    ...(state && state !== 'open' ? { state } : {}),
    ...(kind && kind !== 'all' ? { kind } : {}),
    ...(whose && whose !== 'anybody' ? { whose } : {}),
    ...(age ? { age } : {}),
    ...(search['outdated'] === 'yes' ? { outdated: 'yes' as const } : {}),
    ...(search['conflicts'] === 'yes' ? { conflicts: 'yes' as const } : {}),
    ...(jurisdiction ? { jurisdiction } : {}),
    ...(organisation ? { organisation } : {}),
    ...(search['order'] === 'newest' ? { order: 'newest' as const } : {}),
  };
}
