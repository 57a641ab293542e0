import type { DecisionDaysInput } from '@tarmeem/contract';
import { mustBeAllowed } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import type { Tx } from '../platform/index.js';

/** Sets within how many days the document decides; what waits is late, or not, by it at once. */
export async function setDecisionDays(
  tx: Tx,
  documentId: string,
  { input: { days }, actor }: { input: DecisionDaysInput; actor: Actor },
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  mustBeAllowed(actor, 'document.set-decision-days', { documentId, jurisdiction: null });
  await tx.query('update document set decision_days = $2 where id = $1', [documentId, days]);
  tx.record({
    documentId,
    actor: { id: actor.id, role: 'moderator' },
    action: 'document.decision-days-set',
    objectType: 'document',
    objectId: documentId,
    facts: { days },
  });
}
