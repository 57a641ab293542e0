import type { ChangeView, StructureWords } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import type { ReactNode, RefObject } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import { useRoving } from '../../redline/roving.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { useChanges, type WrittenChanges } from '../../editor/written-changes.js';
import type { AlsoOpen } from './also-open.js';
import { AlsoOpenNote } from './also-open-note.js';
import { writtenOn } from './asked-back.js';
import type { DecidedRowsProps } from './decided-rows.js';
import { LiveRow } from './live-row.js';
import { StepRow } from './step-row.js';
import { latePart } from '../../ui/late.js';

const DecidedRows = latePart(async () => (await import('./decided-rows.js')).default);

interface LiveChangesProps {
  box: RefObject<HTMLElement | null>;
  written: WrittenChanges;
  /** What the draft does to the section as a whole. */
  step: StructureWords | null;
  heading: { before: string; after: string };
  current: number | null;
  onPick: (at: number | null) => void;
  onRestore: (change: Change) => void;
  onRestoreHeading: () => void;
  /** The changes that came back and wait for an answer. */
  asked: readonly ChangeView[];
  /** What earlier rounds decided. */
  decided: DecidedRowsProps;
  /** The earlier rounds, as links. */
  rounds: ReactNode;
  /** What is said about the proposal, beside the text. */
  discussion: ReactNode;
  /** Whose proposals touch a change. */
  othersOn: (change: Change | 'heading') => readonly AlsoOpen[];
  /** The sources of a change, by its number. */
  sourcesOn: (change: Change | 'heading' | 'place' | 'standing', number: number) => ReactNode;
}

const none: readonly Change[] = [];

/** The changes of the section as they stand now, in the order of the text. */
export function LiveChanges({
  box,
  written,
  step,
  heading,
  current,
  onPick,
  onRestore,
  onRestoreHeading,
  asked,
  decided,
  rounds,
  discussion,
  othersOn,
  sourcesOn,
}: LiveChangesProps) {
  const say = useSay();
  const all = useChanges(written);
  const changes = step?.kind === 'added' ? none : all; // all of it is one change
  const askedOn = new Map(asked.map((change) => [writtenOn(change, changes), change]));
  const renamed = heading.after !== '' && heading.after !== heading.before;
  const ofHeading = step ? 2 : 1;
  const first = renamed ? ofHeading + 1 : ofHeading;
  const list = useRoving((current ?? 0) + first - 1, current !== null);
  const count = changes.length + first - 1;
  return (
    <aside className="rail side" aria-label={say('editor.changes')} ref={box}>
      <div className="rh">
        <h2>{say('count.changes', { count })}</h2>
      </div>
      {count === 0 && (
        <div className="blank">
          <p>{say('editor.noChanges')}</p>
          <p className="muted small">{say('editor.noChangesHint')}</p>
        </div>
      )}
      <ol
        className="chs"
        ref={list}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (!by || event.altKey || changes.length === 0) return;
          event.preventDefault();
          onPick(Math.min(changes.length - 1, Math.max(0, (current ?? (by === 1 ? -1 : 1)) + by)));
        }}
      >
        {step && <StepRow step={step}>{sourcesOn(step.kind === 'moved' ? 'place' : 'standing', 1)}</StepRow>}
        {renamed && (
          <ChangeRow
            id="l-heading"
            number={ofHeading}
            line={lineOf(say, { aspect: 'heading', payload: heading })}
            current={false}
            onPick={() => document.querySelector<HTMLElement>('.headline')?.focus()}
          >
            <AlsoOpenNote others={othersOn('heading')} />
            <div className="srcs">{sourcesOn('heading', ofHeading)}</div>
            <div className="sub">
              <button type="button" className="link" onClick={onRestoreHeading}>
                {say('editor.restoreHeading')}
              </button>
            </div>
          </ChangeRow>
        )}
        {changes.map((change, at) => (
          <LiveRow
            key={at}
            change={change}
            at={at}
            number={at + first}
            isCurrent={current === at}
            onPick={onPick}
            onRestore={onRestore}
            othersOn={othersOn}
            sourcesOn={sourcesOn}
            proposalId={decided.proposalId}
            asked={askedOn.get(change)}
          />
        ))}
      </ol>
      {decided.decided.length > 0 && <DecidedRows {...decided} />}
      {discussion}
      <div className="dock small">
        {rounds}
        <p className="muted">{say('editor.readers')}</p>
      </div>
    </aside>
  );
}
