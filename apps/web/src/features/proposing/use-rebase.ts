import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, newKey } from '../../api/client.js';
import { codeOf, factOf } from '../../api/problem-error.js';
import { proposalQuery } from '../../api/queries.js';

export type Kept = 'mine' | 'published';

/** Brings a proposal over the newest edition; where both changed the same words it asks first whose stay. */
export function useRebase(proposalId: string, settle: () => Promise<unknown>, onDone: () => Promise<void>) {
  const client = useQueryClient();
  const key = useRef(newKey());
  const rebase = useMutation({
    mutationFn: async (keep?: Kept) => {
      await settle();
      const fresh = await call('proposal', { params: { proposalId } });
      return call('rebase', {
        params: { proposalId },
        version: fresh.version,
        key: key.current,
        body: keep ? { keep } : {},
      });
    },
    onSuccess: async (next) => {
      client.setQueryData(proposalQuery(proposalId).queryKey, next);
      await onDone();
    },
    onSettled: () => {
      key.current = newKey();
    },
  });
  const conflicting = codeOf(rebase.error) === 'outdated' && factOf(rebase.error, 'conflicts') !== undefined;
  return { run: rebase.mutate, pending: rebase.isPending, error: rebase.error, conflicting };
}
