import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** A decision names the newest one its maker saw; if somebody was faster, they read who and when. */
export function newestDecisionSeen({ line, change }: ApprovalCase): void {
  if (line.seq === change.seq) return;
  throw new Refused('decided', 'Somebody decided this change in the meantime.', {
    facts: { changeId: change.id, seq: change.seq, outcome: change.outcome, ...change.lastDecision },
  });
}
