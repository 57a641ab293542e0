import type { ReviewEvent } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { Tx } from '../platform/index.js';
import type { Proposal } from './proposals.store.js';

/** Records what a person did to a proposal, in the chain of its document. */
export function recordFor(
  tx: Tx,
  { proposal, actor }: { proposal: Pick<Proposal, 'documentId'>; actor: Actor },
  events: readonly ReviewEvent[],
): void {
  const role =
    actor.grants.find((grant) => ['focal-person', 'officer'].includes(grant.role))?.role ??
    actor.grants.find((grant) => grant.role === 'moderator')?.role ??
    null;
  for (const { action, objectType, objectId, facts } of events) {
    tx.record({
      documentId: proposal.documentId,
      actor: { id: actor.id, role },
      action,
      objectType,
      objectId,
      facts: { ...facts },
    });
  }
}
