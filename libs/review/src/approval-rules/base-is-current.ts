import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** Only what was written against the current edition is accepted. */
export function baseIsCurrent({ line, change }: ApprovalCase): void {
  if (line.outcome === 'accepted' && !change.baseIsCurrent)
    throw new Refused('outdated', 'The text under the change has moved on.', { facts: { changeId: change.id } });
}
