import { Link } from '@tanstack/react-router';
import type { QueueItem } from '@tarmeem/contract';
import { becauseOf } from '../../text/problem-words.js';
import { useLanguage } from '../../text/words.js';
import { Note } from '../../ui/states.js';
import { OutcomeTag, Strip } from '../../ui/strip.js';
import { sectionsOf } from '../proposing/proposals-table.js';

/** A proposal in the queue. */
export function QueueRow({ item, current, onFocus }: { item: QueueItem; current: boolean; onFocus: () => void }) {
  const { say } = useLanguage();
  const late = item.age > 14;
  return (
    <li className={current ? 'q-row cur' : 'q-row'}>
      <span />
      <span className="id num">{item.number}</span>
      <div>
        <Link className="t1" data-row to="/desk/$proposalId" params={{ proposalId: item.id }} onFocus={onFocus}>
          {item.title}
        </Link>
        <div className="t2">
          {sectionsOf(say, item)} · {item.organisation.name}
          {item.round > 1 && <> · {say('desk.round', { round: item.round })}</>}
        </div>
      </div>
      <Strip boxes={item.strip.map(({ outcome }) => outcome)} />
      <span className={late ? 'age late' : 'age'}>
        {say('desk.age', { days: item.age })}
        <b className={`a${Math.min(5, Math.ceil((item.age + 1) / 4))}`} />
      </span>
      <span className="cl">{!item.mayDecide.allowed && <OutcomeTag outcome="lock" />}</span>
    </li>
  );
}

/** The proposal beside the queue, before it is opened. */
export function Peek({ item }: { item: QueueItem }) {
  const { say, when } = useLanguage();
  return (
    <aside className="rail side peekrail" aria-label={say('desk.preview', { title: item.title })}>
      <div className="peek">
        <p className="muted small">
          {item.number} · {say('desk.round', { round: item.round })}
        </p>
        <h2>{item.title}</h2>
        <dl className="kv small">
          <dt>{say('desk.from')}</dt>
          <dd>{item.organisation.name}</dd>
          {item.submittedAt && (
            <>
              <dt>{say('desk.sent')}</dt>
              <dd>{when(item.submittedAt)}</dd>
            </>
          )}
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
