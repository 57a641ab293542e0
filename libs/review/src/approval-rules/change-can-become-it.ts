import { canBecome } from '../change-life.js';
import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** The life of a change (change-life.ts) has this step, and its time is not over. */
export function changeCanBecomeIt({ line, change }: ApprovalCase): void {
  if (canBecome(change, line.outcome, 'moderator')) return;
  throw new Refused('not-now', `A change that is ${change.outcome} can not be ${line.outcome} now.`, {
    facts: { changeId: change.id, outcome: change.outcome, heldBy: change.heldBy, roundOpen: change.roundOpen },
  });
}
