import type { ReviewChange, SourceView, TrayMark } from '@tarmeem/contract';
import { useState } from 'react';
import { latePart } from '../../ui/late.js';
import { ChangeRow } from '../../redline/change-row.js';
import { lineOf } from '../../text/change-words.js';
import { becauseOf } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { VerdictButton } from '../../ui/button.js';
import { Few } from '../../ui/few.js';
import { Icon } from '../../ui/icon.js';
import { Loading, Note } from '../../ui/states.js';
import { OutcomeTag } from '../../ui/strip.js';
import { OutcomeWords } from '../proposing/outcome-row.js';
import { Sources } from '../sources/sources-part.js';
import { broughtBy, OddMarks } from '../../redline/odd-marks.js';
import { DecidedBefore, WasFaster } from './change-notes.js';
import { CounterLinks } from './counter-note.js';
import { ReasonForm } from './reason-form.js';
import { isReplaceable, isSendable, type UnderReview } from './under-review.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';
import '../../text/words-of/discussion.js';

const Discussion = latePart(async () => (await import('../discussion/discussion.js')).default, <Loading />);

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
  const [anew, setAnew] = useState(false);
  const counts = mark !== undefined && isSendable(mark, change);
  const decided = change.outcome !== 'open';
  const replaceable = isReplaceable(change);
  // What is decided rests, until somebody means to decide it anew.
  const deciding = current && (decided ? replaceable && (anew || counts || asking !== null) : true);
  const locked = box === 'lock';
  const why = becauseOf(say, may.accept.because ?? may.reject.because);
  const pressed = asking ?? (counts ? mark.outcome : undefined);
  return (
    <ChangeRow
      id={`c-${change.id}`}
      number={number}
      line={lineOf(say, change)}
      state={<OutcomeTag outcome={box} words={counts ? say(`review.marked.${mark.outcome}`) : undefined} />}
      current={current}
      done={box !== 'open' && !current}
      onPick={onPick}
    >
      {decided && <OutcomeWords change={change} />}
      {counts && (
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
      <OddMarks text={`${lineOf(say, change).after} ${broughtBy(change.payload)}`} />
      {!decided && <DecidedBefore change={change} />}
      {mark && !counts && <WasFaster change={change} mark={mark} onLeave={onUndo} proposalId={proposalId} />}
      <CounterLinks counters={change.counters} />
      <Overlaps change={change} />
      {locked && !current && (
        <div className="sub">
          <span>{why}</span>
        </div>
      )}
      {current && decided && replaceable && !deciding && (
        <div className="full">
          <button type="button" className="btn quiet sm" onClick={() => setAnew(true)}>
            <Icon name="undo" flip /> {say('review.anew')}
          </button>
        </div>
      )}
      {deciding && (
        <div className="full stack">
          {locked && <Note icon="lock" title={why} />}
          {decided && <p className="small muted">{say('review.anewHint')}</p>}
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
          {!locked && !decided && !may.accept.allowed && (
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
      {current && !asking && (
        <div className="full stack">
          <div className="row beside">
            {deciding && !locked && !decided && (
              <VerdictButton className="btn quiet sm" may={may.counter} onClick={onCounter}>
                <Icon name="rep" /> {say('counter.button')} <kbd aria-hidden="true">E</kbd>
              </VerdictButton>
            )}
            <button type="button" className="btn quiet sm" aria-expanded={discussing} onClick={onDiscuss}>
              <Icon name="talk" /> {say('discussion.open')} <kbd aria-hidden="true">D</kbd>
            </button>
          </div>
          {discussing && <Discussion begins proposalId={proposalId} changeId={change.id} />}
        </div>
      )}
    </ChangeRow>
  );
}

/** Others at the same words: in the way, also open, or the same change, with which this one is credited. */
function Overlaps({ change: { outcome, overlaps, counters } }: { change: ReviewChange }) {
  const say = useSay();
  // A counter-proposal is at the same words, and is told above with whose words it holds.
  const told = overlaps.filter(
    ({ same, pending, proposal }) =>
      !counters.some(({ number }) => number === proposal) &&
      (outcome === 'open' || (outcome === 'accepted' && same && pending)),
  );
  // Several changes of one proposal are told once.
  const once = new Map(told.map((each) => [`${each.proposal} ${each.same} ${each.pending}`, each]));
  // What is accepted, or the same, is what the decision depends on.
  const weight = ({ same, pending }: ReviewChange['overlaps'][number]) => (pending ? 0 : 2) + (same ? 0 : 1);
  const others = [...once.values()].toSorted((one, other) => weight(one) - weight(other));
  return (
    <Few>
      {others.map(({ changeId, same, pending, proposal, organisation }) => (
        <div key={changeId} className="sub">
          <span className={same ? 'st ok' : 'st back'}>
            <Icon name="two" />
            {say('review.overlap', {
              how: `${same ? 'same' : 'other'}${pending ? 'Accepted' : 'Open'}`,
              number: proposal,
            })}
          </span>
          <span>{organisation}</span>
        </div>
      ))}
    </Few>
  );
}
