const filters = ['all', 'moderators', 'publishers', 'withoutFactor', 'closed'] as const;
export type PeopleFilter = (typeof filters)[number];
export interface PeopleSearch {
  q?: string;
  show?: Exclude<PeopleFilter, 'all'>;
}

/** The filters in an address: only known ones, and none that is the default. */
export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  const show = filters.find((each) => each === search['show']);
  const q = typeof search['q'] === 'string' ? search['q'].slice(0, 120) : '';
  return { ...(q ? { q } : {}), ...(show && show !== 'all' ? { show } : {}) };
}

/** What the server is asked for a filter. */
export const askedOf = ({ q, show }: PeopleSearch): Record<string, string | undefined> => ({
  q,
  ...(show === 'moderators' ? { role: 'moderator' } : {}),
  ...(show === 'publishers' ? { role: 'publisher' } : {}),
  ...(show === 'withoutFactor' ? { secondFactor: 'missing' } : {}),
  ...(show === 'closed' ? { standing: 'closed' } : {}),
});
