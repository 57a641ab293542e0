import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/**
 * A decision names the newest one its maker saw; if somebody was faster, they read who and when. Nobody was faster than a number that
 * was not given out yet: that is a mistake in the request.
 */
export function newestDecisionSeen({ index, line, change }: ApprovalCase): void {
  if (line.seq === change.seq) return;
  if (line.seq > change.seq) {
    throw new Refused('malformed', `Decision ${line.seq} of this change was not made; the newest is ${change.seq}.`, {
      pointer: `/decisions/${index}/seq`,
      facts: { changeId: change.id, seq: change.seq },
    });
  }
  throw new Refused('decided', 'Somebody decided this change in the meantime.', {
    facts: { changeId: change.id, seq: change.seq, outcome: change.outcome, ...change.lastDecision },
  });
}
