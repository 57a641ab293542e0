import { Link } from '@tanstack/react-router';
import type { ReviewChange, ReviewView } from '@tarmeem/contract';
import { ChangeText } from '../../redline/change-text.js';
import { lineOf } from '../../text/change-words.js';
import { useSay } from '../../text/words.js';
import { Icon } from '../../ui/icon.js';
import { Note } from '../../ui/states.js';
import { OutcomeTag } from '../../ui/strip.js';
import '../../text/words-of/review.js';

/** On a counter-proposal: the change it answers, in its authors' words. */
export function CounterNote({ of }: { of: ReviewView['counterOf'] }) {
  const say = useSay();
  if (!of) return null;
  const { change, proposal, organisation, proposalId } = of;
  return (
    <Note icon="two" tone="mv" title={say('counter.answers', { n: change.position, number: proposal, organisation })}>
      <ChangeText line={lineOf(say, change)} />
      <p className="row">
        <OutcomeTag outcome={change.outcome} />
        <Link className="link" to="/desk/$proposalId" params={{ proposalId }}>
          {say('counter.original')}
        </Link>
      </p>
    </Note>
  );
}

/** On a change: the counter-proposals that answer it. */
export function CounterLinks({ counters }: Pick<ReviewChange, 'counters'>) {
  const say = useSay();
  return counters.map(({ id, number, state, writer }) => (
    <div key={id} className="sub">
      <span className="st back">
        <Icon name="two" />
        {say(state === 'drafting' ? 'counter.back' : 'counter.waits', { name: writer.name, number })}
      </span>
      <Link className="link" to="/desk/$proposalId" params={{ proposalId: id }}>
        {say('counter.open')}
      </Link>
    </div>
  ));
}
