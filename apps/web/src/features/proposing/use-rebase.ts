import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { call, newKey } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { proposalQuery } from '../../api/queries.js';
import { keepSense } from './sense.js';

/** Brings a proposal over the newest edition in one step; where both changed the same words it leads to the screen that settles it. */
export function useRebase(proposalId: string, settle: () => Promise<unknown>, onDone: () => Promise<void>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const rebase = useMutation({
    mutationFn: async () => {
      await settle();
      const params = { proposalId };
      const { rebaseOf } = await import('./conflict-model.js');
      const { choices, flags, version } = rebaseOf(await call('conflicts', { params }));
      if (choices.length > 0) return null;
      const next = await call('rebase', { params, version, key: key.current, body: {} });
      keepSense(client, proposalId, flags);
      return next;
    },
    onSuccess: async (next) => {
      if (!next) return navigate({ to: '/proposals/$proposalId/conflicts', params: { proposalId } });
      client.setQueryData(proposalQuery(proposalId).queryKey, next);
      return onDone();
    },
    onError: (error) =>
      codeOf(error) === 'outdated' && navigate({ to: '/proposals/$proposalId/conflicts', params: { proposalId } }),
    onSettled: () => {
      key.current = newKey();
    },
  });
  return { run: rebase.mutate, pending: rebase.isPending, error: rebase.error };
}
