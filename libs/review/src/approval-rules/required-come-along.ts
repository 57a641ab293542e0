import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** A change that needs others is accepted with or after them; one that others stand on is not taken from under them. */
export function requiredComeAlong({ line, change, lines, facts }: ApprovalCase): void {
  const becomes = (id: string) =>
    lines.find((other) => other.changeId === id)?.outcome ?? facts.changes.find((other) => other.id === id)?.outcome;
  if (line.outcome === 'accepted') {
    const missing = change.requires.filter((id) => becomes(id) !== 'accepted' && !facts.acceptedElsewhere.has(id));
    if (missing.length > 0)
      throw new Refused('requires', 'It needs other changes that are not accepted.', {
        facts: { changeId: change.id, requires: missing },
      });
    return;
  }
  if (change.outcome !== 'accepted') return;
  const standing = facts.pending
    .filter((other) => other.requires.includes(change.id))
    .map((other) => other.changeId)
    .filter((id) => lines.every((other) => other.changeId !== id || other.outcome === 'accepted'));
  if (standing.length > 0)
    throw new Refused('requires', 'Other accepted changes stand on it: take them out too.', {
      facts: { changeId: change.id, requiredBy: standing },
    });
}
