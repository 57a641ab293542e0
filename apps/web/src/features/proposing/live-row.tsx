import type { Change } from '@tarmeem/document';
import { memo, type ReactNode } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import { OddMarks } from '../../redline/odd-marks.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import type { AlsoOpen } from './also-open.js';
import { AlsoOpenNote } from './also-open-note.js';

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
}

/** A change of the text that is written; drawn again only when it is another one. */
export const LiveRow = memo(function LiveRow(it: LiveRowProps) {
  const say = useSay();
  const { change, at, number } = it;
  const line = lineOf(say, { aspect: 'body', payload: change });
  return (
    <ChangeRow id={`l-${at + 1}`} number={number} line={line} current={it.isCurrent} onPick={() => it.onPick(at)}>
      <OddMarks text={line.after} />
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
