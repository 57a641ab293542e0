import type { ChangeView } from '@tarmeem/contract';
import { useState } from 'react';
import { useSay } from '../../text/words.js';
import { lateDialog } from '../../ui/late.js';
import { OutcomeWords } from './outcome-row.js';
import '../../text/words-of/proposing.js';

const AnswerDialog = lateDialog(async () => (await import('./answer-dialog.js')).default);

interface QuestionProps {
  proposalId: string;
  /** A change that came back. */
  asked: ChangeView;
}

/** Who returned a change and what they ask, with the way to answer. */
export default function Question({ proposalId, asked }: QuestionProps) {
  const say = useSay();
  const [answers, setAnswers] = useState(false);
  return (
    <>
      <OutcomeWords change={asked} />
      <div className="sub">
        <button type="button" className="link" onClick={() => setAnswers(true)}>
          {say('asked.answer')}
        </button>
      </div>
      {answers && <AnswerDialog proposalId={proposalId} asked={asked} onClose={() => setAnswers(false)} />}
    </>
  );
}
