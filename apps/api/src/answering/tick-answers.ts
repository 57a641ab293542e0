import type { DecideInput } from '@tarmeem/contract';
import type { Actor } from '../accounts/index.js';
import { Malformed, type Tx } from '../platform/index.js';
import { AnswerLinks } from './links.store.js';
import { takenUpBy } from './taken-up.query.js';

/**
 * With a batch of decisions: which of the changes accepted in it answer which feedback that the proposal takes up. Throws `malformed`
 * for a change that is not accepted here, and for feedback that the proposal does not take up.
 */
export async function tickAnswers(
  tx: Tx,
  proposal: { id: string; documentId: string },
  { input, actor, batchId }: { input: DecideInput; actor: Actor; batchId: string },
): Promise<void> {
  if (input.answers.length === 0) return;
  const accepted = new Set(input.decisions.flatMap((one) => (one.outcome === 'accepted' ? [one.changeId] : [])));
  const items = new Map((await takenUpBy(tx, proposal.id)).map((item) => [item.id, item]));
  for (const [index, { feedbackId, changeId }] of input.answers.entries()) {
    const item = items.get(feedbackId);
    const pointer = `/answers/${String(index)}`;
    if (!item) throw new Malformed([{ code: 'feedback', detail: 'Not feedback that this proposal takes up', pointer }]);
    if (!accepted.has(changeId))
      throw new Malformed([{ code: 'change', detail: 'Not a change that is accepted here', pointer }]);
    await tx.get(AnswerLinks).tick({ feedbackId, changeId, by: actor.id, at: tx.at });
    tx.record({
      documentId: proposal.documentId,
      actor: { id: actor.id, role: 'moderator' },
      action: 'feedback.ticked',
      objectType: 'feedback',
      objectId: feedbackId,
      facts: { number: item.number, changeId, batchId },
    });
  }
}
