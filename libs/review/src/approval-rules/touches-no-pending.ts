import { touch } from '@tarmeem/document';
import type { ApprovalCase, ChangeFacts, PendingFacts } from '../decision-facts.js';
import { Refused } from '../refused.js';

/** An accepted change that waits for an edition is touched by no other; only an identical one goes beside it. */
export function touchesNoPending(approval: ApprovalCase): void {
  const { line, change } = approval;
  if (line.outcome !== 'accepted') return;
  const touched = staying(approval).filter((other) => !isIdentical(change, other) && collide(change, other));
  const first = touched[0];
  if (first === undefined) return;
  throw new Refused('collides', `It touches an accepted change of proposal ${first.proposalNumber}.`, {
    facts: {
      changeId: change.id,
      touches: touched.map(({ changeId, proposalNumber }) => ({ changeId, proposal: proposalNumber })),
    },
  });
}

/** The pending change that this one repeats word for word, if there is one: it is accepted as the same. */
export function twinOf(approval: ApprovalCase): PendingFacts | undefined {
  return staying(approval).find((other) => isIdentical(approval.change, other));
}

/** Pending changes with an edit of their own that the batch does not take out. */
function staying({ facts, lines, change }: ApprovalCase): readonly PendingFacts[] {
  const leaving = new Set(lines.filter((line) => line.outcome !== 'accepted').map((line) => line.changeId));
  return facts.pending.filter(
    (other) => other.sameAs === null && other.changeId !== change.id && !leaving.has(other.changeId),
  );
}

function isIdentical(change: ChangeFacts, other: PendingFacts): boolean {
  return (
    change.sectionId === other.sectionId && change.aspect === other.aspect && change.payloadHash === other.payloadHash
  );
}

function collide(change: ChangeFacts, other: PendingFacts): boolean {
  if (retiresUnder(change, other) || retiresUnder(other, change)) return true;
  if (change.sectionId !== other.sectionId || change.aspect !== other.aspect) return false;
  if (change.gaps === null || other.gaps === null) return true;
  return touch({ gaps: change.gaps }, { gaps: other.gaps });
}

type Structural = Pick<ChangeFacts, 'sectionId' | 'retires' | 'under'>;

/** Retiring a section against anything else pending in it, or put under it (semantics S6). */
function retiresUnder(retiring: Structural, other: Structural): boolean {
  return retiring.retires === true && (other.sectionId === retiring.sectionId || other.under === retiring.sectionId);
}
