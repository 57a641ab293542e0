import type { ChangeView } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import { memo, type ReactNode } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import { OddMarks } from '../../redline/odd-marks.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { latePart } from '../../ui/late.js';
import type { AlsoOpen } from './also-open.js';
import { AlsoOpenNote } from './also-open-note.js';

const Question = latePart(async () => (await import('./question.js')).default);

export interface LiveRowProps {
  change: Change;
  /** Its place among the changes of the text, from 0. */
  at: number;
  number: number;
  isCurrent: boolean;
  onPick: (at: number) => void;
  onRestore: (change: Change) => void;
  /** Whose proposals touch a change. */
  othersOn: (change: Change) => readonly AlsoOpen[];
  /** The sources of a change, by its number. */
  sourcesOn: (change: Change, number: number) => ReactNode;
  proposalId: string;
  /** The returned change that this one goes on with. */
  asked: ChangeView | undefined;
}

/** A change of the text that is written; drawn again only when it is another one. */
export const LiveRow = memo(function LiveRow(it: LiveRowProps) {
  const say = useSay();
  const { change, at, number } = it;
  const line = lineOf(say, { aspect: 'body', payload: change });
  return (
    <ChangeRow id={`l-${at + 1}`} number={number} line={line} current={it.isCurrent} onPick={() => it.onPick(at)}>
      <OddMarks text={line.after} />
      {it.asked && <Question proposalId={it.proposalId} asked={it.asked} />}
      <AlsoOpenNote others={it.othersOn(change)} />
      <div className="srcs">{it.sourcesOn(change, number)}</div>
      <div className="sub">
        <button
          type="button"
          className="link"
          aria-label={say('editor.restoreLabel', { n: number })}
          onClick={() => it.onRestore(change)}
        >
          {say('editor.restore')}
        </button>
      </div>
    </ChangeRow>
  );
});
