import type { SourceView, TrayMark } from '@tarmeem/contract';
import { lazy, Suspense } from 'react';
import { ChangeRow } from '../../redline/change-row.js';
import { lineOf } from '../../text/change-words.js';
import { becauseOf } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Loading, Note } from '../../ui/states.js';
import { OutcomeTag } from '../../ui/strip.js';
import { OutcomeWords } from '../proposing/outcome-row.js';
import { Sources } from '../sources/sources-part.js';
import { DecidedBefore, OddMarks, WasFaster } from './change-notes.js';
import { CounterLinks } from './counter-note.js';
import { ReasonForm } from './reason-form.js';
import type { UnderReview } from './under-review.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/discussion.js';

const Discussion = lazy(() => import('../discussion/discussion.js'));

interface ReviewRowProps {
  it: UnderReview;
  mark: TrayMark | undefined;
  current: boolean;
  proposalId: string;
  /** What the change is said to rest on. */
  sources: readonly SourceView[];
  asking: 'rejected' | 'returned' | null;
  onPick: () => void;
  onAccept: () => void;
  onAsk: (outcome: 'rejected' | 'returned') => void;
  onMark: (outcome: 'rejected' | 'returned', reason: string) => void;
  onCancel: () => void;
  onUndo: () => void;
  onCounter: () => void;
  discussing: boolean;
  onDiscuss: () => void;
}

/** One change to decide. The current one opens: three buttons, the reason, what it touches. */
export function ReviewRow({
  it,
  mark,
  current,
  proposalId,
  sources,
  asking,
  onPick,
  onAccept,
  onAsk,
  onMark,
  onCancel,
  onUndo,
  onCounter,
  discussing,
  onDiscuss,
}: ReviewRowProps) {
  const say = useSay();
  const { change, number, box } = it;
  const { may } = change;
  const locked = box === 'lock';
  const why = becauseOf(say, may.accept.because ?? may.reject.because);
  const pressed = asking ?? mark?.outcome;
  return (
    <ChangeRow
      id={`c-${change.id}`}
      number={number}
      line={lineOf(say, change)}
      state={
        <OutcomeTag
          outcome={box}
          words={mark && change.outcome === 'open' ? say(`review.marked.${mark.outcome}`) : undefined}
        />
      }
      current={current}
      done={box !== 'open' && !current}
      onPick={onPick}
    >
      {change.outcome !== 'open' && <OutcomeWords change={change} />}
      {mark && change.outcome === 'open' && (
        <div className="sub">
          <span>{say('review.notSent')}</span>
          <button type="button" className="link" aria-label={say('review.undoLabel', { n: number })} onClick={onUndo}>
            {say('review.undo')}
          </button>
          {mark.reason && (
            <q className="doc" dir="auto">
              {mark.reason}
            </q>
          )}
        </div>
      )}
      {sources.length > 0 && (
        <div className="srcs">
          <Sources proposalId={proposalId} sources={sources} />
        </div>
      )}
      <OddMarks text={lineOf(say, change).after} />
      {change.outcome === 'open' && <DecidedBefore before={change.decidedBefore} />}
      {mark && change.outcome !== 'open' && (
        <WasFaster change={change} wanted={mark.outcome} onLeave={onUndo} proposalId={proposalId} />
      )}
      <CounterLinks counters={change.counters} />
      {change.overlaps.map((overlap) => (
        <div key={overlap.changeId} className="sub">
          <span className="st back">
            <Icon name="two" />
            {say('review.overlap', { pending: String(overlap.pending), number: overlap.proposal })}
          </span>
          <span>{overlap.organisation}</span>
        </div>
      ))}
      {locked && !current && (
        <div className="sub">
          <span>{why}</span>
        </div>
      )}
      {current && change.outcome === 'open' && (
        <div className="full stack">
          {locked && <Note icon="lock" title={why} />}
          <div className="decide">
            <VerdictButton
              className="btn acc"
              may={may.accept}
              aria-pressed={pressed === 'accepted'}
              onClick={onAccept}
            >
              <Icon name="ok" />
              {say('review.accept')} <kbd aria-hidden="true">A</kbd>
            </VerdictButton>
            <VerdictButton
              className="btn rej"
              may={may.reject}
              aria-pressed={pressed === 'rejected'}
              onClick={() => onAsk('rejected')}
            >
              <Icon name="no" />
              {say('review.reject')} <kbd aria-hidden="true">X</kbd>
            </VerdictButton>
            <VerdictButton
              className="btn ret"
              may={may.return}
              aria-pressed={pressed === 'returned'}
              onClick={() => onAsk('returned')}
            >
              <Icon name="back" flip />
              {say('review.return')} <kbd aria-hidden="true">R</kbd>
            </VerdictButton>
          </div>
          {!locked && (
            <VerdictButton className="btn quiet sm" may={may.counter} onClick={onCounter}>
              {say('counter.button')} <kbd aria-hidden="true">E</kbd>
            </VerdictButton>
          )}
          {!locked && !may.accept.allowed && (
            <p className="small muted">
              {say('review.accept')}: {becauseOf(say, may.accept.because)}
            </p>
          )}
          {asking && (
            <ReasonForm
              key={asking}
              outcome={asking}
              start={mark?.outcome === asking ? mark.reason : ''}
              onMark={(reason) => onMark(asking, reason)}
              onCancel={onCancel}
            />
          )}
        </div>
      )}
      {current && (
        <div className="full stack">
          <button type="button" className="btn quiet sm" aria-expanded={discussing} onClick={onDiscuss}>
            <Icon name="talk" /> {say('discussion.open')} <kbd aria-hidden="true">D</kbd>
          </button>
          {discussing && (
            <Suspense fallback={<Loading />}>
              <Discussion begins proposalId={proposalId} changeId={change.id} />
            </Suspense>
          )}
        </div>
      )}
    </ChangeRow>
  );
}
