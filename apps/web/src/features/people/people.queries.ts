import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { askedOf, type PeopleSearch } from './people-search.js';

/** Everything about people: what is done to one of them makes all of it old. */
export const peopleKey = ['people'] as const;

export const peopleQuery = (filter: PeopleSearch) =>
  infiniteQueryOptions({
    queryKey: [...peopleKey, 'list', filter],
    queryFn: ({ pageParam, signal }) => call('people', { query: { ...askedOf(filter), after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: [...peopleKey, 'one', personId],
    queryFn: ({ signal }) => call('person', { params: { personId }, signal }),
  });

export const organisationsQuery = queryOptions({
  queryKey: [...peopleKey, 'organisations'],
  queryFn: ({ signal }) => call('organisations', { signal }),
});
