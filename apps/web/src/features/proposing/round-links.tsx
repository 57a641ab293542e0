import { Link } from '@tanstack/react-router';
import type { ProposalView } from '@tarmeem/contract';
import { useLanguage } from '../../text/words.js';

/** The rounds of a proposal, each with an address of its own; the newest is the proposal itself. */
export function RoundLinks({ proposal, current }: { proposal: ProposalView; current?: number }) {
  const { say } = useLanguage();
  if (proposal.round < 1) return null;
  return (
    <nav className="row small rounds" aria-label={say('round.all')}>
      {Array.from({ length: proposal.round }, (_, at) => at + 1).map((round) => (
        <Link
          key={round}
          to="/proposals/$proposalId"
          params={{ proposalId: proposal.id }}
          search={{ round }}
          aria-current={round === current ? 'page' : undefined}
        >
          {say('round.name', { round })}
        </Link>
      ))}
    </nav>
  );
}
