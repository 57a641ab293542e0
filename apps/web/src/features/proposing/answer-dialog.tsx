import type { ChangeView } from '@tarmeem/contract';
import { ChangeText } from '../../redline/change-text.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { Dialog } from '../../ui/dialog.js';
import Discussion from '../discussion/discussion.js';
import { OutcomeWords } from './outcome-row.js';
import '../../text/words-of/proposing.js';

interface AnswerDialogProps {
  proposalId: string;
  asked: ChangeView;
  onClose: () => void;
}

/** An answer to what was asked about a change: a message that those who decide read, before the change is submitted again. */
export default function AnswerDialog({ proposalId, asked, onClose }: AnswerDialogProps) {
  const say = useSay();
  const line = lineOf(say, asked);
  return (
    <Dialog
      title={say('asked.answerTitle')}
      lead={say('asked.answerLead')}
      onClose={onClose}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {say('asked.back')}
        </button>
      }
    >
      <div className="asked stack">
        <p>
          {line.verb} {line.place}
        </p>
        <ChangeText line={line} />
        <OutcomeWords change={asked} />
      </div>
      <Discussion proposalId={proposalId} changeId={asked.id} begins answers />
    </Dialog>
  );
}
