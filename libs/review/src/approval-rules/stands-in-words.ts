import type { ApprovalCase } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** A change of which a redaction took out new words is not put into the text as it is: readers would have blocks that nobody wrote. */
export function standsInWords({ line, change }: ApprovalCase): void {
  if (line.outcome === 'accepted' && change.redacted)
    throw new Refused('redacted', 'Words that the change brings in were taken out by a redaction.', {
      facts: { changeId: change.id },
    });
}
