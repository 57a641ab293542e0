import type { ReviewView } from '@tarmeem/contract';
import type { KeyboardEvent, ReactNode } from 'react';
import { wordsOf } from '../../text/problem-words.js';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/states.js';
import { useHeight } from '../../ui/use-height.js';
import { ConsequencesFoot } from './consequences.js';
import { EarlierRounds } from './earlier-rounds.js';
import { SentBefore } from './sent-before.js';
import { ReviewRow } from './review-row.js';
import type { Reviewing } from './use-review.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

interface ReviewChangesProps {
  review: ReviewView;
  reviewing: Reviewing;
  onKey: (event: KeyboardEvent) => void;
  onHelp: () => void;
  onCounter: (changeId: string) => void;
  /** The change whose discussion is open beside it. */
  discussed: string | null;
  onDiscuss: (changeId: string | null) => void;
  /** What is said about the whole proposal, beside the text. */
  discussion: ReactNode;
}

/** The changes to decide one by one, and how many marks wait to be sent. */
export function ReviewChanges({
  review,
  reviewing,
  onKey,
  onHelp,
  onCounter,
  discussed,
  onDiscuss,
  discussion,
}: ReviewChangesProps) {
  const say = useSay();
  const { all, shown, tray, currentId, onlyOpen, setOnlyOpen, numberOpen } = reviewing;
  const at = shown.findIndex(({ change }) => change.id === currentId);
  // On a telephone it lies over the text: a change is brought into sight above it.
  const panel = useHeight<HTMLElement>('--foot', currentId);
  return (
    <aside className="rail side" ref={panel} aria-label={say('review.changes')}>
      <div className="rh">
        <h2>{say('review.changes')}</h2>
        <div className="row" role="group" aria-label={say('review.filter')}>
          <button type="button" className="chip" aria-pressed={!onlyOpen} onClick={() => setOnlyOpen(false)}>
            {say('review.all', { count: all.length })}
          </button>
          <button type="button" className="chip" aria-pressed={onlyOpen} onClick={() => setOnlyOpen(true)}>
            {say('review.open', { count: numberOpen })}
          </button>
        </div>
        <button type="button" className="btn quiet sm end" aria-label={say('keys.title')} onClick={onHelp}>
          <kbd>?</kbd>
        </button>
      </div>
      <div className="onward only-narrow">
        <button
          type="button"
          className="btn quiet"
          aria-label={say('keys.previous')}
          aria-disabled={at <= 0 || undefined}
          onClick={() => reviewing.step(-1)}
        >
          <Icon name="prev" flip />
        </button>
        <span className="small muted">{say('review.nth', { n: at + 1, all: shown.length })}</span>
        <button
          type="button"
          className="btn quiet"
          aria-label={say('keys.next')}
          aria-disabled={at >= shown.length - 1 || undefined}
          onClick={() => reviewing.step(1)}
        >
          <Icon name="next" flip />
        </button>
      </div>
      {shown.length === 0 && <p className="blank muted">{say(all.length === 0 ? 'review.none' : 'review.noneOpen')}</p>}
      <ol className="chs" ref={reviewing.list} onKeyDown={onKey}>
        {shown.map((each) => (
          <ReviewRow
            key={each.change.id}
            it={each}
            mark={tray.marks.find(({ changeId }) => changeId === each.change.id)}
            proposalId={review.proposal.id}
            sources={review.sources.filter(({ changeId }) => changeId === each.change.id)}
            current={each.change.id === currentId}
            asking={each.change.id === currentId ? reviewing.asking : null}
            onPick={() => reviewing.pick(each.change.id)}
            onAccept={reviewing.accept}
            onAsk={reviewing.ask}
            onMark={reviewing.mark}
            onCancel={() => {
              reviewing.stopAsking();
              reviewing.focusList();
            }}
            onUndo={() => tray.undo(each.change.id)}
            onCounter={() => onCounter(each.change.id)}
            discussing={discussed === each.change.id}
            onDiscuss={() => onDiscuss(discussed === each.change.id ? null : each.change.id)}
          />
        ))}
      </ol>
      <EarlierRounds review={review} />
      <SentBefore sent={review.sent} />
      {discussion}
      <div className={tray.failure || reviewing.sendable.length > 0 ? 'dock small' : 'dock small idle'}>
        <TrayState reviewing={reviewing} />
        <ConsequencesFoot proposalId={review.proposal.id} marked={reviewing.sendable.length} kept={tray.kept} />
      </div>
    </aside>
  );
}

function TrayState({ reviewing: { tray, sendable } }: { reviewing: Reviewing }) {
  const say = useSay();
  if (!tray.failure)
    return (
      <p className="muted">
        <strong>{say('review.waiting', { count: sendable.length })}.</strong>{' '}
        {sendable.length > 0 && <span className="hide-narrow">{say('review.trayKept')}</span>}
      </p>
    );
  const title = say('review.trayFailed', { why: wordsOf(say, tray.failure) });
  return (
    <Note tone="bad" icon="stop" arrives="alert" title={title}>
      <button type="button" className="btn sm" onClick={tray.again}>
        {say('app.again')}
      </button>
    </Note>
  );
}
