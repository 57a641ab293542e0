import type { ProposalView } from '@tarmeem/contract';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Failure } from '../../ui/states.js';
import { useRebase } from './use-rebase.js';
import '../../text/words-of/proposing.js';

interface SubmitOutdatedProps {
  proposal: ProposalView;
  flush: () => Promise<unknown>;
  /** The draft stands over the newest edition now. */
  onRebased: () => Promise<void>;
  onClose: () => void;
}

/** What is asked before title and summary when the published text has moved on: the draft can only be sent over the newest edition. */
export function SubmitOutdated({ proposal, flush, onRebased, onClose }: SubmitOutdatedProps) {
  const say = useSay();
  const rebase = useRebase(proposal.id, flush, onRebased);
  return (
    <Dialog
      title={say('editor.outdated')}
      lead={say('editor.outdatedHint')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {say('submit.goOn')}
          </button>
          <VerdictButton
            className="btn pri"
            may={proposal.may.rebase}
            explain
            onClick={() => !rebase.pending && rebase.run()}
          >
            {say('editor.rebase')}
          </VerdictButton>
        </>
      }
    >
      {rebase.error && <Failure error={rebase.error} />}
    </Dialog>
  );
}
