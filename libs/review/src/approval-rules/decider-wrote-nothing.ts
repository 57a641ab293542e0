import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** Four eyes: no contributor of the proposal decides any of it, nor a counter-proposal to words of their own. */
export function deciderWroteNothing({ change, facts, decider }: ApprovalCase): void {
  if (facts.contributors.has(decider.id) || facts.originalContributors.has(decider.id))
    throw new Refused('own-words', 'Nobody decides their own words.', { facts: { changeId: change.id } });
}
