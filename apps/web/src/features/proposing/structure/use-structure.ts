import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DraftOutlineView } from '@tarmeem/contract';
import { useRef, useState } from 'react';
import { call, newKey } from '../../../api/client.js';
import { codeOf } from '../../../api/problem-error.js';
import { draftOutlineQuery, proposalQuery } from '../../../api/queries.js';

type Change = Parameters<typeof call<'changeStructure'>>[1] extends infer It
  ? It extends { body?: infer Body }
    ? NonNullable<Body>
    : never
  : never;
type Add = Parameters<typeof call<'addSection'>>[1] extends infer It
  ? It extends { body?: infer Body }
    ? NonNullable<Body>
    : never
  : never;

/** One step on the contents of a draft. */
export type StructureStep =
  | { act: 'add'; body: Add }
  | { act: 'change'; sectionId: string; body: Change }
  | { act: 'take-out'; sectionId: string };

interface StructureOptions {
  proposalId: string;
  /** Before a step: what is being written is on the server. */
  settle: () => Promise<unknown>;
  /** After a step: the open text may be another. `added` is the section that was born by it. */
  onDone: (step: StructureStep, added: string | null) => Promise<void>;
}

/** Takes steps on the contents of a draft and keeps what is shown of it. A version that moved on meanwhile is read and tried again once. */
export function useStructure({ proposalId, settle, onDone }: StructureOptions) {
  const client = useQueryClient();
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const focused = useRef<string | null>(null);
  const step = useMutation({
    mutationFn: async (it: StructureStep) => {
      await settle();
      try {
        return await take(proposalId, it);
      } catch (error) {
        if (codeOf(error) !== 'stale') throw error;
        return take(proposalId, it);
      }
    },
    onSuccess: async ({ outline, added }, it) => {
      client.setQueryData(draftOutlineQuery(proposalId).queryKey, outline);
      await client.invalidateQueries({ queryKey: proposalQuery(proposalId).queryKey, exact: true });
      void client.invalidateQueries({ queryKey: ['documents'] });
      await onDone(it, added);
    },
  });
  return {
    run: step.mutateAsync,
    pending: step.isPending,
    error: step.error,
    forget: step.reset,
    /** The section whose dialog is open, 'top' for a new one at the top, null for none. Reading the text anew leaves it open. */
    asked,
    ask: setAsked,
    /** The section whose line gets the focus when the contents are drawn anew. */
    focused,
    /** What a screen reader is told of the last step. */
    said,
    tell: setSaid,
  };
}

export type Structure = ReturnType<typeof useStructure>;

async function take(
  proposalId: string,
  it: StructureStep,
): Promise<{ outline: DraftOutlineView; added: string | null }> {
  if (it.act === 'add') {
    const { sectionId, ...outline } = await call('addSection', {
      params: { proposalId },
      key: newKey(),
      body: it.body,
    });
    return { outline, added: sectionId };
  }
  const params = { proposalId, sectionId: it.sectionId };
  if (it.act === 'take-out') {
    const { version } = await call('workingCopy', { params });
    await call('dropWorkingCopy', { params, version });
    return { outline: await call('draftOutline', { params: { proposalId } }), added: null };
  }
  const { version } = await call('draftOutline', { params: { proposalId } });
  return { outline: await call('changeStructure', { params, version, body: it.body }), added: null };
}
