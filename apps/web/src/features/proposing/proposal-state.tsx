import type { ProposalSummary } from '@tarmeem/contract';
import { useSay, type Key } from '../../text/words.js';
import { Icon, type IconName } from '../../ui/icon.js';

const states: Record<ProposalSummary['state'] | 'returned' | 'outdated', [IconName, string, Key]> = {
  drafting: ['src', '', 'state.drafting'],
  in_review: ['clock', 'live', 'state.in_review'],
  closed: ['ok', 'ok', 'state.closed'],
  withdrawn: ['undo', '', 'state.withdrawn'],
  returned: ['back', 'back', 'state.returned'],
  outdated: ['clash', 'back', 'state.outdated'],
};

/** The state of a proposal in a shape and a word. */
export function ProposalState({ proposal }: { proposal: ProposalSummary }) {
  const say = useSay();
  const drafting = proposal.state === 'drafting';
  const [icon, tone, words] =
    states[drafting && proposal.outdated ? 'outdated' : drafting && proposal.returned ? 'returned' : proposal.state];
  return (
    <span className={`st ${tone}`}>
      <Icon name={icon} />
      {say(words)}
    </span>
  );
}
