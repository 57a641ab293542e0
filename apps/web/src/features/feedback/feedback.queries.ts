import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import type { FeedbackSearch } from './feedback-search.js';
/** The list behind the screen, a page at a time, newest first. */
export const feedbackListQuery = (slug: string, { state, place }: FeedbackSearch) =>
  infiniteQueryOptions({
    queryKey: ['documents', slug, 'feedback', state ?? 'all', place ?? 'any'],
    queryFn: ({ signal, pageParam }) =>
      call('feedback', { params: { slug }, query: { state, place, after: pageParam || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const feedbackItemQuery = (feedbackId: string) =>
  queryOptions({
    queryKey: ['feedback', feedbackId],
    queryFn: ({ signal }) => call('feedbackItem', { params: { feedbackId }, signal }),
  });
