import type { ChangeView } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import { lazy, Suspense, type ReactNode, type RefObject } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import { useRoving } from '../../redline/roving.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { useChanges, type WrittenChanges } from '../../editor/written-changes.js';
import type { AlsoOpen } from './also-open.js';
import { AlsoOpenNote } from './also-open-note.js';
import { LiveRow } from './live-row.js';

const DecidedRows = lazy(() => import('./decided-rows.js'));

interface LiveChangesProps {
  box: RefObject<HTMLElement | null>;
  written: WrittenChanges;
  heading: { before: string; after: string };
  current: number | null;
  onPick: (at: number | null) => void;
  onRestore: (change: Change) => void;
  onRestoreHeading: () => void;
  /** Changes of this section that earlier rounds decided; a returned one waits for its answer here. */
  decided: readonly ChangeView[];
  /** The earlier rounds, as links. */
  rounds: ReactNode;
  /** What is said about the proposal, beside the text. */
  discussion: ReactNode;
  /** Whose proposals touch a change. */
  othersOn: (change: Change | 'heading') => readonly AlsoOpen[];
  /** The sources of a change, by its number. */
  sourcesOn: (change: Change | 'heading', number: number) => ReactNode;
}

/** The changes of the section as they stand now, in the order of the text. */
export function LiveChanges({
  box,
  written,
  heading,
  current,
  onPick,
  onRestore,
  onRestoreHeading,
  decided,
  rounds,
  discussion,
  othersOn,
  sourcesOn,
}: LiveChangesProps) {
  const say = useSay();
  const changes = useChanges(written);
  const renamed = heading.after !== '' && heading.after !== heading.before;
  const list = useRoving((current ?? 0) + (renamed ? 1 : 0), current !== null);
  const first = renamed ? 2 : 1;
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
        {renamed && (
          <ChangeRow
            id="l-heading"
            number={1}
            line={lineOf(say, { aspect: 'heading', payload: heading })}
            current={false}
            onPick={() => document.querySelector<HTMLElement>('.headline')?.focus()}
          >
            <AlsoOpenNote others={othersOn('heading')} />
            <div className="srcs">{sourcesOn('heading', 1)}</div>
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
          />
        ))}
      </ol>
      {decided.length > 0 && (
        <Suspense fallback={null}>
          <DecidedRows decided={decided} />
        </Suspense>
      )}
      {discussion}
      <div className="dock small">
        {rounds}
        <p className="muted">{say('editor.readers')}</p>
      </div>
    </aside>
  );
}
