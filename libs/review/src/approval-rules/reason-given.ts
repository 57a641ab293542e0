import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** Whoever rejects, returns or takes out says why. */
export function reasonGiven({ line, index }: ApprovalCase): void {
  if (line.outcome !== 'accepted' && line.reason.trim() === '')
    throw new Refused('reason-missing', `A change is not ${line.outcome} without a reason.`, {
      pointer: `/decisions/${index}/reason`,
      facts: { changeId: line.changeId },
    });
}
