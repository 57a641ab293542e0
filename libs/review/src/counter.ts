import { touch } from '@tarmeem/document';
import { baseIsCurrent } from './approval-rules/base-is-current.js';
import { deciderIsAllowed } from './approval-rules/decider-is-allowed.js';
import { deciderWroteNothing } from './approval-rules/decider-wrote-nothing.js';
import { newestDecisionSeen } from './approval-rules/newest-decision-seen.js';
import { payloadAsSeen } from './approval-rules/payload-as-seen.js';
import { canBecome } from './change-life.js';
import type { ApprovalCase, ChangeFacts, DecisionFacts, Gaps } from './decision-facts.js';
import { Refused, verdict, type Verdict } from './refused.js';
import type { Actor } from './roles.js';

/** The change that is answered, as the moderator saw it. */
export interface CounterInput {
  readonly changeId: string;
  readonly seq: number;
  readonly payloadHash: string;
}

/** A counter-proposal to the change that is in review, or back with whoever wrote it. */
export interface CounterFacts {
  readonly proposalId: string;
  readonly number: number;
  readonly state: 'drafting' | 'in_review';
  readonly writtenBy: string;
}

/**
 * "Accept with changes" (semantics S3): a moderator who wrote nothing of it answers an open change with other words for the same place.
 * Nothing is decided by it. Returns the returned counter-proposal that is written anew, null for a new one. Throws Refused. A
 * counter-proposal is not answered by another one: whoever wants it otherwise returns it.
 */
export function openCounter(
  facts: DecisionFacts,
  { input, standing }: { input: CounterInput; standing: CounterFacts | null },
  writer: Actor,
): { again: CounterFacts | null } {
  const change = facts.changes.find(({ id }) => id === input.changeId);
  if (change === undefined) throw new Refused('malformed', 'The change is not one of this proposal.');
  const approval = caseOf(facts, change, input, writer);
  deciderIsAllowed(approval);
  deciderWroteNothing(approval);
  newestDecisionSeen(approval);
  mustBeAnswerable(facts, change);
  if (standing && !(standing.state === 'drafting' && standing.writtenBy === writer.id))
    throw new Refused('not-now', `Proposal ${standing.number} answers this change already.`, {
      facts: { changeId: change.id, proposal: standing.number },
    });
  baseIsCurrent(approval);
  payloadAsSeen(approval);
  return { again: standing };
}

/** Whether the person may answer the change with other words now. */
export function mayCounter(
  facts: DecisionFacts,
  { changeId, standing }: { changeId: string; standing: CounterFacts | null },
  writer: Actor,
): Verdict {
  const change = facts.changes.find(({ id }) => id === changeId);
  if (change === undefined) return { allowed: false, because: 'not-now' };
  const input = { changeId, seq: change.seq, payloadHash: change.payloadHash };
  return verdict(() => openCounter(facts, { input, standing }, writer));
}

/**
 * What a counter-proposal holds: at least one change, other than the one it answers, and nothing beside its place. So accepting any of
 * it is an answer to the original.
 */
export function mustAnswer(
  original: Pick<ChangeFacts, 'aspect' | 'gaps' | 'payloadHash'>,
  written: readonly { readonly aspect: string; readonly gaps: Gaps | null; readonly payloadHash: string }[],
): void {
  if (written.length === 0)
    throw new Refused('nothing-changed', 'The words are those of the current edition: that is a rejection.');
  if (written.some(({ payloadHash }) => payloadHash === original.payloadHash) && written.length === 1)
    throw new Refused('nothing-changed', 'The words are those of the change itself: accept it as it is.');
  const beside = written.some(
    ({ aspect, gaps }) =>
      aspect !== original.aspect ||
      (gaps !== null && original.gaps !== null && !touch({ gaps }, { gaps: original.gaps })),
  );
  if (beside) throw new Refused('beside-the-change', 'Words were changed that the answered change does not touch.');
}

function mustBeAnswerable(facts: DecisionFacts, change: ChangeFacts): void {
  if (facts.original !== undefined)
    throw new Refused('not-now', 'A counter-proposal is returned, not answered by another.', {
      facts: { changeId: change.id },
    });
  if (change.aspect !== 'body' && change.aspect !== 'heading')
    throw new Refused('not-now', 'Only words are accepted with changes.', { facts: { aspect: change.aspect } });
  if (!canBecome(change, 'amended', 'counter'))
    throw new Refused('not-now', `A change that is ${change.outcome} can not be accepted with changes now.`, {
      facts: { changeId: change.id, outcome: change.outcome },
    });
}

/** The rules of an acceptance ask for a line; a counter-proposal asks for the same, but decides nothing. */
function caseOf(
  facts: DecisionFacts,
  change: ChangeFacts,
  { seq, payloadHash }: CounterInput,
  writer: Actor,
): ApprovalCase {
  const line = { changeId: change.id, outcome: 'accepted', reason: '', seq, payloadHash } as const;
  return { index: 0, line, change, lines: [line], facts, decider: writer };
}
