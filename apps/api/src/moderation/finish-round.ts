import { finishRound } from '@tarmeem/review';
import type { Tx } from '../platform/index.js';
import { nextRoundWorkingCopies, Proposals, Rounds } from '../proposals/index.js';
import { reviewedChanges } from './decision-facts.query.js';

/** Ends the open round as decided: the proposal is closed, or back with its authors and what was returned in their working copies. */
export async function finishRoundAs(tx: Tx, proposalId: string, state: 'drafting' | 'closed'): Promise<void> {
  await tx.get(Rounds).finish(proposalId, 'decided', { at: tx.at });
  await tx.get(Proposals).change(proposalId, { state }, tx.at);
  if (state === 'drafting') await nextRoundWorkingCopies(tx, proposalId);
}

/** Ends the open round of a proposal if the last of its open changes was decided by the system, and tells so. */
export async function finishRoundIfDecided(
  tx: Tx,
  { proposalId, documentId }: { proposalId: string; documentId: string },
): Promise<void> {
  const inRound = (await reviewedChanges(tx, proposalId)).filter((change) => change.roundOpen);
  if (inRound.length === 0) return;
  const finished = finishRound(inRound.map((change) => change.outcome));
  if (!finished) return;
  await finishRoundAs(tx, proposalId, finished.state);
  tx.record({
    documentId,
    actor: null,
    action: finished.state === 'closed' ? 'proposal.closed' : 'proposal.returned',
    objectType: 'proposal',
    objectId: proposalId,
    facts: { roundId: inRound[0]?.roundId ?? null },
  });
}
