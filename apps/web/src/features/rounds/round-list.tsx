import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RoundSummary } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';
import { Failure } from '../../ui/states.js';
import { Strip } from '../../ui/strip.js';
import { roundsQuery } from './rounds.queries.js';
import '../../text/words-of/rounds.js';

interface RoundListProps {
  proposalId: string;
  /** How many there are by now: a new one is read. */
  count?: number;
  current?: number;
}

/** The rounds of a proposal, newest first: when each was sent, by whom, and what became of it. */
export default function RoundList({ proposalId, count = 0, current }: RoundListProps) {
  const { say } = useLanguage();
  const found = useQuery(roundsQuery(proposalId, count));
  const rounds = found.data?.rounds ?? [];
  if (found.error) return <Failure error={found.error} onAgain={() => void found.refetch()} />;
  return (
    <nav className="small rounds" aria-label={say('round.all')}>
      <ol reversed>
        {rounds.toReversed().map((each) => (
          <Round
            key={each.round}
            proposalId={proposalId}
            it={each}
            isCurrent={each.round === current}
            isOnly={rounds.length === 1}
          />
        ))}
      </ol>
    </nav>
  );
}

interface RoundProps {
  proposalId: string;
  it: RoundSummary;
  isCurrent: boolean;
  /** What became of its changes stands in the head of the screen. */
  isOnly: boolean;
}

function Round({ proposalId, it, isCurrent, isOnly }: RoundProps) {
  const { say, when } = useLanguage();
  const { round, submittedAt, submittedBy, edition, finished, strip } = it;
  return (
    <li value={round}>
      <Link
        to="/proposals/$proposalId"
        params={{ proposalId }}
        search={{ round }}
        aria-current={isCurrent ? 'page' : undefined}
      >
        {say('round.name', { round })}
      </Link>{' '}
      <span className="muted">
        {say('rounds.sent', { when: when(submittedAt), name: submittedBy.name, edition })} ·{' '}
        {finished ? say(`rounds.${finished.as}`, { when: when(finished.at) }) : say('rounds.open')}
      </span>{' '}
      {!isOnly && <Strip boxes={strip.map(({ outcome }) => outcome)} />}
      {finished?.reason && (
        <q className="doc" dir="auto">
          {finished.reason}
        </q>
      )}
    </li>
  );
}
