import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.js';

/** The rounds of a proposal, of which there are so many by now. */
export const roundsQuery = (proposalId: string, count: number) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'rounds', 'all', count],
    queryFn: ({ signal }) => call('rounds', { params: { proposalId }, signal }),
  });

/** One round as it was submitted, or compared with another. */
export const roundQuery = (proposalId: string, round: number, against: number | undefined) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'rounds', round, against ?? null],
    queryFn: ({ signal }) =>
      call('round', {
        params: { proposalId, round: String(round) },
        query: { against: against === undefined ? undefined : String(against) },
        signal,
      }),
  });
