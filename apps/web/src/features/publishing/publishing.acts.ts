import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DraftView, EditionView, PrepareInput } from '@tarmeem/contract';
import { useRef } from 'react';
import { call, newKey } from '../../api/client.js';
import { codeOf } from '../../api/problem-error.js';
import { draftQuery } from '../../api/queries.js';

/** Records who prepares what: the chosen changes, the note, minor or major. Over another draft than was seen, the one there is now is shown. */
export function usePrepare(draft: DraftView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PrepareInput) =>
      call('prepare', { params: { slug: draft.document }, body, version: draft.version }),
    onSuccess: (view) => client.setQueryData(draftQuery(draft.document).queryKey, view),
    onError: (error) => (codeOf(error) === 'stale' ? client.invalidateQueries(draftQuery(draft.document)) : undefined),
  });
}

/**
 * Publishes exactly what was seen: the hash of the preparation goes with it. Repeated tries count once. `onPublished` is called before
 * the draft is read again: what asked for the publication may be gone then.
 */
export function usePublish(draft: DraftView, onPublished: (edition: EditionView) => void) {
  const client = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: () =>
      call('publish', {
        params: { slug: draft.document },
        body: { manifestHash: draft.preparation?.manifestHash ?? '' },
        version: draft.version,
        key: key.current,
      }),
    onSuccess: (edition) => {
      onPublished(edition);
      return client.invalidateQueries();
    },
  });
}

export type DraftChange = DraftView['sections'][number]['changes'][number];

/** Takes an accepted change out of the draft edition: a rejection with its reason, superseding the acceptance that was seen. */
export function useTakeOut(change: DraftChange, onTakenOut: () => void) {
  const client = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (reason: string) =>
      call('decide', {
        params: { proposalId: change.proposal.id },
        body: {
          decisions: [
            { changeId: change.id, outcome: 'rejected', reason, seq: change.seq, payloadHash: change.payloadHash },
          ],
        },
        key: key.current,
      }),
    onSuccess: () => {
      onTakenOut();
      return client.invalidateQueries();
    },
  });
}
