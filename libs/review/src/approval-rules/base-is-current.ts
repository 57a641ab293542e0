import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** Only what was written against the current edition is accepted; an open change follows a new edition, and is not decided before it did. */
export function baseIsCurrent({ line, change }: ApprovalCase): void {
  if (change.outcome === 'open' && !change.baseIsCurrent)
    throw new Refused('being-carried', 'The change is being put over the edition that has just come out.', {
      facts: { changeId: change.id },
    });
  if (line.outcome === 'accepted' && !change.baseIsCurrent)
    throw new Refused('outdated', 'The text under the change has moved on.', { facts: { changeId: change.id } });
}
