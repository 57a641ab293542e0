import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/client.js';

export const discussionQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId, 'discussion'],
    queryFn: ({ signal }) => call('discussion', { params: { proposalId }, signal }),
    refetchInterval: 30_000,
  });

export const mentionsQuery = queryOptions({
  queryKey: ['mentions'],
  queryFn: ({ signal }) => call('mentions', { signal }),
});

/** The discussion of a proposal, asked again while it is open. Opening it is having looked at one's mentions. */
export function useDiscussion(proposalId: string) {
  const client = useQueryClient();
  const query = useQuery(discussionQuery(proposalId));
  const { mutate: see } = useMutation({
    mutationFn: () => call('seeDiscussion', { params: { proposalId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: mentionsQuery.queryKey }),
  });
  const last = query.data?.messages.at(-1)?.id;
  useEffect(() => {
    if (last) see();
  }, [last, see]);
  const take = useMutation({
    mutationFn: (messageId: string) => call('withdrawMessage', { params: { proposalId, messageId } }),
    onSuccess: (view) => client.setQueryData(discussionQuery(proposalId).queryKey, view),
  });
  return { query, withdraw: take };
}
