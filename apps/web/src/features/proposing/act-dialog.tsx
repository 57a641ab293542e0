import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ProposalView } from '@tarmeem/contract';
import { useRef, useState } from 'react';
import { call, newKey } from '../../api/client.js';
import { becauseOf } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import '../../text/words-of/proposing.js';

/** What ends a round or a proposal. */
export type Act = 'recall' | 'withdraw' | 'discard';

/** Explains what ends a round or a proposal, and asks for it once more. */
export default function ActDialog({
  act,
  proposal,
  onClose,
}: {
  act: Act;
  proposal: ProposalView;
  onClose: () => void;
}) {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const [reason, setReason] = useState('');
  const { id: proposalId, version } = proposal;
  const run = useMutation({
    mutationFn: async () => {
      const it = { params: { proposalId }, version };
      if (act === 'discard') return void (await call('discardProposal', it));
      return void (await call(act, { ...it, body: { reason: reason.trim() }, key: key.current }));
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['documents'] });
      if (act !== 'discard') return client.invalidateQueries({ queryKey: ['proposals', proposalId] });
      await navigate({ to: '/proposals', ignoreBlocker: true });
      return client.removeQueries({ queryKey: ['proposals', proposalId] });
    },
  });
  return (
    <Dialog
      title={say(`${act}.title`)}
      lead={say(`${act}.hint`)}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('app.cancel')}
          </button>
          <button
            type="button"
            className={act === 'recall' ? 'btn pri' : 'btn grave pri'}
            aria-disabled={run.isPending || undefined}
            onClick={() => !run.isPending && run.mutate()}
          >
            {say(`${act}.do`)}
          </button>
        </>
      }
    >
      {act !== 'discard' && (
        <Field label={say('reason.optional')}>
          {(ids) => (
            <textarea
              {...ids}
              className="in doc"
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {run.error && <Failure error={run.error} />}
      {!proposal.may[act].allowed && <p>{becauseOf(say, proposal.may[act].because)}</p>}
    </Dialog>
  );
}
