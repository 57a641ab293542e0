import { canBecome } from '../change-life.js';
import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** The life of a change (change-life.ts) has this step, and its time is not over. */
export function changeCanBecomeIt({ line, change }: ApprovalCase): void {
  if (canBecome(change, line.outcome, 'moderator')) return;
  const { id: changeId, outcome, heldBy, roundOpen } = change;
  const what = outcome === 'accepted' && heldBy !== 'draft' ? heldBy : null;
  const detail = what ? holding[what] : `A change that is ${outcome} can not be ${line.outcome} now.`;
  throw new Refused('not-now', detail, { facts: { changeId, outcome, heldBy, roundOpen, ...(what ? { what } : {}) } });
}

/** What to do instead about an accepted change that is not in the draft any more. */
const holding = {
  scheduled: 'The change is in a scheduled edition: cancel the schedule first.',
  published: 'The change is published: propose other words, or prepare a rollback.',
};
