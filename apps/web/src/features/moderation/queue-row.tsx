import { Link } from '@tanstack/react-router';
import type { QueueItem } from '@tarmeem/contract';
import { becauseOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { OutcomeTag, Strip } from '../../ui/strip.js';
import { useMe } from '../account/session.js';
import { sectionsOf } from '../proposing/proposals-table.js';
import type { DeskRow } from './desk-rows.js';
import '../../text/words-of/review.js';
import '../../text/words-of/deciding.js';

interface QueueRowProps {
  row: DeskRow;
  /** Within how many days the document decides. */
  days: number;
  current: boolean;
  selected: boolean;
  onSelect: () => void;
  onFocus: () => void;
}

/** A proposal or feedback in the queue. */
export function QueueRow({ row, days, current, selected, onSelect, onFocus }: QueueRowProps) {
  const { say, day } = useLanguage();
  const late = row.age > days;
  const { item } = row;
  return (
    <li className={current ? 'q-row cur' : 'q-row'}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={selected}
        aria-label={say(row.kind === 'proposal' ? 'desk.select' : 'desk.selectFeedback', {
          number: row.item.number ?? 0,
        })}
        onChange={onSelect}
      />
      <span className="id num">
        {row.kind === 'proposal' ? row.item.number : say('desk.f', { number: row.item.number })}
      </span>
      {row.kind === 'proposal' ? (
        <ProposalWords item={row.item} onFocus={onFocus} />
      ) : (
        <FeedbackWords row={row} onFocus={onFocus} />
      )}
      {row.kind === 'proposal' ? (
        <Strip boxes={row.item.strip.map(({ outcome }) => outcome)} />
      ) : (
        <span className={row.item.held ? 'st back' : 'st'}>
          {say(row.item.held ? 'feedback.held' : 'feedback.open')}
        </span>
      )}
      <span className={late ? 'age late' : 'age'} title={say('desk.due', { day: day(item.dueAt) })}>
        {say('desk.age', { days: row.age })}
        <b className={`a${Math.min(5, Math.ceil(((row.age + 1) / days) * 3.5))}`} />
      </span>
      <span className="cl small">
        {row.kind === 'proposal' && locked(row.item) ? <OutcomeTag outcome="lock" /> : <Whose item={row.item} />}
      </span>
    </li>
  );
}

function ProposalWords({ item, onFocus }: { item: QueueItem; onFocus: () => void }) {
  const { say } = useLanguage();
  return (
    <div>
      <Link className="t1" data-row to="/desk/$proposalId" params={{ proposalId: item.id }} onFocus={onFocus}>
        <bdi>{item.title}</bdi>
      </Link>
      <div className="t2">
        {sectionsOf(say, item)} · <bdi>{item.organisation.name}</bdi>
        {item.round > 1 && <> · {say('desk.round', { round: item.round })}</>}
      </div>
    </div>
  );
}

function FeedbackWords({ row, onFocus }: { row: DeskRow & { kind: 'feedback' }; onFocus: () => void }) {
  const { say } = useLanguage();
  const { id, kind, text, heading } = row.item;
  return (
    <div>
      <Link className="t1" data-row to="/feedback/$feedbackId" params={{ feedbackId: id }} onFocus={onFocus}>
        {say(`feedback.${kind}`)}: <bdi className="doc">{text}</bdi>
      </Link>
      <div className="t2">
        <bdi>{heading ?? say('feedback.wholeDocument')}</bdi>
      </div>
    </div>
  );
}

const locked = ({ mayDecide }: QueueItem): boolean => !mayDecide.allowed && mayDecide.because !== 'not-now';

/** Who is at it, or was asked. */
function Whose({ item }: { item: Pick<QueueItem, 'claim' | 'assigned'> }) {
  const { say, time } = useLanguage();
  const me = useMe();
  const { claim, assigned } = item;
  if (claim)
    return (
      <span title={say('desk.claimUntil', { time: time(claim.until) })}>
        {claim.by.id === me.id ? say('desk.you') : claim.by.name}
      </span>
    );
  if (assigned)
    return <span>{say('desk.asked', { name: assigned.id === me.id ? say('desk.you') : assigned.name })}</span>;
  return <span className="muted">{say('desk.nobody')}</span>;
}

/** What the row is about, beside the queue, before it is opened. */
export function Peek({ row }: { row: DeskRow }) {
  const { say, when, day } = useLanguage();
  if (row.kind === 'feedback') {
    const { id, number, kind, text, heading, receivedAt, dueAt } = row.item;
    return (
      <aside className="rail side peekrail" aria-label={say('feedback.number', { number })}>
        <div className="peek">
          <p className="muted small">
            {say('feedback.number', { number })} · {say(`feedback.${kind}`)}
          </p>
          <h2>
            <bdi>{heading ?? say('feedback.wholeDocument')}</bdi>
          </h2>
          <p className="doc" dir="auto">
            {text}
          </p>
          <dl className="kv small">
            <dt>{say('desk.sent')}</dt>
            <dd>{when(receivedAt)}</dd>
            <dt>{say('desk.dueOn')}</dt>
            <dd>{day(dueAt)}</dd>
          </dl>
          <Link className="btn pri full" to="/feedback/$feedbackId" params={{ feedbackId: id }}>
            {say('desk.openFeedback')}
          </Link>
        </div>
      </aside>
    );
  }
  const { item } = row;
  return (
    <aside className="rail side peekrail" aria-label={say('desk.preview', { title: item.title })}>
      <div className="peek">
        <p className="muted small">{say('desk.proposal', { number: item.number ?? 0, round: item.round })}</p>
        <h2>
          <bdi>{item.title}</bdi>
        </h2>
        <dl className="kv small">
          <dt>{say('desk.from')}</dt>
          <dd>{item.organisation.name}</dd>
          {item.submittedAt && (
            <>
              <dt>{say('desk.sent')}</dt>
              <dd>{when(item.submittedAt)}</dd>
            </>
          )}
          <dt>{say('desk.dueOn')}</dt>
          <dd>{day(item.dueAt)}</dd>
          <dt>{say('desk.in')}</dt>
          <dd>{item.sections.map(({ heading }) => heading).join(' · ')}</dd>
          <dt>{say('desk.waiting')}</dt>
          <dd>{say('count.changes', { count: item.open })}</dd>
        </dl>
        {!item.mayDecide.allowed && (
          <Note icon="lock" title={say('desk.notYours')}>
            {becauseOf(say, item.mayDecide.because)}
          </Note>
        )}
        <Link className="btn pri full" to="/desk/$proposalId" params={{ proposalId: item.id }}>
          {say('desk.open')}
        </Link>
      </div>
    </aside>
  );
}
