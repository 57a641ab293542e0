import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** What is decided is what was read: the decision names the hash of the change. */
export function payloadAsSeen({ line, change }: ApprovalCase): void {
  if (line.payloadHash !== change.payloadHash)
    throw new Refused('stale', 'The change is not the one that was seen.', {
      facts: { changeId: change.id, payloadHash: change.payloadHash },
    });
}
