import { Link } from '@tanstack/react-router';
import type { ReviewView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { OutcomeRow } from '../proposing/outcome-row.js';
import '../../text/words-of/deciding.js';

/** What became of the changes of the rounds before this one. */
export function EarlierRounds({ review }: { review: ReviewView }) {
  const { say, when } = useLanguage();
  const { earlierRounds: rounds, round: now, proposal } = review;
  if (rounds.length === 0) return null;
  const proposalId = proposal.id;
  return (
    <details className="dock">
      <summary className="small">{say('review.earlier')}</summary>
      {rounds.map((round) => (
        <section key={round.round}>
          <h3 className="small">{say('review.earlierRound', { round: round.round, when: when(round.submittedAt) })}</h3>
          <p className="row small">
            <Link to="/proposals/$proposalId" params={{ proposalId }} search={{ round: round.round }}>
              {say('review.readRound')}
            </Link>
            {round.round !== now && (
              <Link to="/proposals/$proposalId" params={{ proposalId }} search={{ round: now, against: round.round }}>
                {say('review.sinceRound')}
              </Link>
            )}
          </p>
          <ol className="chs">
            {round.changes.map((change) => (
              <OutcomeRow
                key={change.id}
                numbered={{ change, number: change.position, box: change.outcome }}
                current={false}
                onPick={() => undefined}
              />
            ))}
          </ol>
        </section>
      ))}
    </details>
  );
}
