import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ProposalView, ResolveParkedInput } from '@tarmeem/contract';
import { call, newKey } from '../../api/client.js';
import { proposalQuery } from '../../api/queries.js';

export type Resolution = ResolveParkedInput['resolution'];

/** Puts a parked change into the text, or drops it. */
export function useParked(proposal: ProposalView, settle: () => Promise<unknown>, onDone: () => Promise<void>) {
  const client = useQueryClient();
  const proposalId = proposal.id;
  const resolve = useMutation({
    mutationFn: async ({ changeId, resolution }: { changeId: string; resolution: Resolution }) => {
      await settle();
      const { version } = await call('proposal', { params: { proposalId } });
      return call('resolveParked', {
        params: { proposalId, changeId },
        version,
        key: newKey(),
        body: { resolution },
      });
    },
    onSuccess: async (next, { resolution }) => {
      client.setQueryData(proposalQuery(proposalId).queryKey, next);
      if (resolution === 'put-in') await onDone();
    },
  });
  return { run: resolve.mutate, pending: resolve.isPending, error: resolve.error };
}
