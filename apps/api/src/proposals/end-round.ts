import { stepProposal } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import type { Tx } from '../platform/index.js';
import { Changes } from './changes.store.js';
import { nextRoundWorkingCopies } from './next-round.js';
import { lockOwnProposal, mustBeSeen } from './own-proposal.js';
import { proposalFacts } from './proposal-facts.js';
import { Proposals } from './proposals.store.js';
import { recordFor } from './record.js';
import { Rounds } from './rounds.store.js';
import { WorkingCopies } from './working-copies.store.js';

/**
 * Recalls a proposal from review, or withdraws it for good. What is decided stands; accepted changes stay in the draft edition.
 * Open changes get no decision: they end with the round. The reason stays with the round, or with the proposal that ends.
 */
export async function endRound(
  tx: Tx,
  id: string,
  { step, reason, actor, seen }: { step: 'recall' | 'withdraw'; reason: string; actor: Actor; seen: number },
): Promise<void> {
  const proposal = await lockOwnProposal(tx, id, actor);
  const { facts } = await proposalFacts(tx, proposal, actor);
  const { next, events } = stepProposal(facts, step);
  mustBeSeen(proposal, seen);
  const round = next.finishes ? await tx.get(Rounds).last(id) : null;
  if (next.finishes) {
    await tx.get(Changes).setOutcome(
      next.changes.map((change) => change.id),
      next.finishes,
    );
    await tx.get(Rounds).finish(id, next.finishes, { at: tx.at, reason });
  }
  const withdrawal = next.state === 'withdrawn' ? { withdrawalReason: reason } : {};
  await tx.get(Proposals).change(id, { state: next.state ?? undefined, ...withdrawal }, tx.at);
  if (next.state === 'drafting') await nextRoundWorkingCopies(tx, id);
  if (next.state === 'withdrawn') {
    const copies = await tx.get(WorkingCopies).of(id);
    await tx.get(WorkingCopies).remove(
      id,
      copies.map((copy) => copy.sectionId),
    );
  }
  recordFor(
    tx,
    { proposal, actor },
    events.map((event) => ({ ...event, facts: { ...event.facts, ...(round ? { roundId: round.id } : {}) } })),
  );
}
