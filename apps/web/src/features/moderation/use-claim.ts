import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewView } from '@tarmeem/contract';
import { call } from '../../api/client.js';
import { reviewQuery } from '../../api/queries.js';
import { useMe } from '../account/session.js';

/** Saying that one is at a proposal, or not any more. What another has claimed is taken over only by whoever says so. */
export function useClaim({ proposal, claim }: ReviewView) {
  const me = useMe();
  const client = useQueryClient();
  const { id: proposalId, state } = proposal;
  const mine = claim?.by.id === me.id;
  const acting = useMutation({
    mutationFn: ({ takeOver }: { takeOver: boolean }) =>
      mine
        ? call('dropClaim', { params: { proposalId } })
        : call('claim', { params: { proposalId }, body: { takeOver } }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['documents'] });
      return client.invalidateQueries({ queryKey: reviewQuery(proposalId).queryKey });
    },
  });
  const act = (takeOver: boolean) => state === 'in_review' && !acting.isPending && acting.mutate({ takeOver });
  return {
    mine,
    may: state === 'in_review',
    error: acting.error,
    isPending: acting.isPending,
    /** Claims what nobody has claimed, and gives back what is one's own. */
    toggle: () => (mine || !claim) && act(false),
    takeOver: () => act(true),
  };
}

export type Claiming = ReturnType<typeof useClaim>;
