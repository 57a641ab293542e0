import { isAllowed } from '../actions.js';
import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** Accepting needs a grant at every place the change acts (a move: source and target); rejecting or returning at one of them. */
export function deciderIsAllowed({ line, change, decider }: ApprovalCase): void {
  const covered = change.places.map((place) => isAllowed(decider, 'change.decide', place));
  const allowed = line.outcome === 'accepted' ? covered.length > 0 && covered.every(Boolean) : covered.some(Boolean);
  if (!allowed)
    throw new Refused('not-allowed', 'No grant lets this person decide the change.', {
      facts: { changeId: change.id },
    });
}
