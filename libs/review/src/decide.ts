import { approvalRules, twinOf } from './approval-rules/index.js';
import { canBecome, type ChangeOutcome, type Decidable } from './change-life.js';
import type { ApprovalCase, DecisionFacts, DecisionLine } from './decision-facts.js';
import type { ReviewEvent } from './events.js';
import { Refused, verdict, type Verdict } from './refused.js';
import type { Actor } from './roles.js';

/** One decision to be written: a row, and the outcome of its change. */
export interface Decided {
  readonly changeId: string;
  readonly seq: number;
  readonly outcome: Decidable;
  /** null when none is given with an acceptance. */
  readonly reason: string | null;
  readonly cause: 'taken-out' | null;
  /** What happens to its place in the draft edition: put in (as the same as another), taken out (another takes its edit over), or nothing. */
  readonly draft:
    | { readonly put: true; readonly sameAs: string | null }
    | { readonly put: false; readonly heir: string | null }
    | null;
}

/** What a batch makes of a proposal. */
export interface DecidedBatch {
  readonly decided: readonly Decided[];
  /** The change that a counter-proposal answers becomes `amended` (accepted one of it), or `returned` again (took it out). */
  readonly original: {
    readonly changeId: string;
    readonly seq: number;
    readonly outcome: 'amended' | 'returned';
  } | null;
  /** Set when no change of the round is open any more: the one notice is sent then. */
  readonly finished: { readonly state: 'drafting' | 'closed' } | null;
}

/**
 * Decides one proposal's tray: all lines or none. Throws Refused naming the first line that can not be. The caller then lets the
 * document core build the resulting sections (`apply` refuses with `collides` what does not stand), inside the same lock.
 */
export function decide(
  facts: DecisionFacts,
  lines: readonly DecisionLine[],
  decider: Actor,
): { next: DecidedBatch; events: readonly ReviewEvent[] } {
  const cases = lines.map((line, index) => approvalCase(facts, lines, decider, { line, index }));
  for (const rule of approvalRules) for (const approval of cases) rule(approval);
  const decided = cases.map(decidedOf);
  const next: DecidedBatch = { decided, original: originalAfter(facts, decided), finished: finishedBy(facts, decided) };
  return { next, events: [...decided.map(eventOf), ...originalEvent(next), ...finishEvents(facts, next)] };
}

/** What the decider may make of one change now, each outcome judged alone, with a reason given. */
export function mayDecide(
  facts: DecisionFacts,
  changeId: string,
  decider: Actor,
): { accept: Verdict; reject: Verdict; return: Verdict } {
  const change = facts.changes.find((change) => change.id === changeId);
  const of = (outcome: Decidable): Verdict => {
    if (change === undefined) return { allowed: false, because: 'not-now' };
    const line = { changeId, outcome, reason: '…', seq: change.seq, payloadHash: change.payloadHash };
    return verdict(() => decide(facts, [line], decider));
  };
  return { accept: of('accepted'), reject: of('rejected'), return: of('returned') };
}

/**
 * How a proposal goes on when no change of its open round is open: null while one is. An empty round can not be.
 */
export function finishRound(outcomes: readonly ChangeOutcome[]): { state: 'drafting' | 'closed' } | null {
  if (outcomes.includes('open')) return null;
  return { state: outcomes.includes('returned') ? 'drafting' : 'closed' };
}

function approvalCase(
  facts: DecisionFacts,
  lines: readonly DecisionLine[],
  decider: Actor,
  { line, index }: { line: DecisionLine; index: number },
): ApprovalCase {
  const change = facts.changes.find((change) => change.id === line.changeId);
  if (change === undefined)
    throw new Refused('malformed', 'The change is not one of this proposal.', {
      pointer: `/decisions/${index}/changeId`,
    });
  if (lines.findIndex((other) => other.changeId === line.changeId) !== index)
    throw new Refused('malformed', 'The change is named twice.', { pointer: `/decisions/${index}/changeId` });
  return { index, line, change, lines, facts, decider };
}

function decidedOf(approval: ApprovalCase): Decided {
  const { line, change, facts } = approval;
  const leaves = change.outcome === 'accepted' && line.outcome !== 'accepted';
  const heir = facts.pending.find((other) => other.sameAs === change.id)?.changeId ?? null;
  return {
    changeId: change.id,
    seq: change.seq + 1,
    outcome: line.outcome,
    reason: line.reason.trim() === '' ? null : line.reason.trim(),
    cause: leaves && line.outcome === 'rejected' ? 'taken-out' : null,
    draft:
      line.outcome === 'accepted'
        ? { put: true, sameAs: twinOf(approval)?.changeId ?? null }
        : leaves
          ? { put: false, heir }
          : null,
  };
}

function originalAfter(facts: DecisionFacts, decided: readonly Decided[]): DecidedBatch['original'] {
  const original = facts.original;
  if (original === undefined) return null;
  const seq = original.seq + 1;
  if (decided.some((one) => one.outcome === 'accepted') && canBecome(original, 'amended', 'counter'))
    return { changeId: original.id, seq, outcome: 'amended' };
  const left = facts.changes.some(
    (change) =>
      change.outcome === 'accepted' && decided.every((one) => one.changeId !== change.id || one.outcome === 'accepted'),
  );
  if (original.outcome === 'amended' && !left && decided.some((one) => one.draft?.put === false))
    return { changeId: original.id, seq, outcome: 'returned' };
  return null;
}

function finishedBy(facts: DecisionFacts, decided: readonly Decided[]): DecidedBatch['finished'] {
  if (facts.proposalState !== 'in_review') return null;
  const outcomeOf = (id: string): ChangeOutcome =>
    decided.find((one) => one.changeId === id)?.outcome ??
    facts.changes.find((change) => change.id === id)?.outcome ??
    'open';
  return finishRound(facts.inRound.map(outcomeOf));
}

function eventOf(one: Decided): ReviewEvent {
  return {
    action: one.cause === 'taken-out' ? 'change.taken-out' : `change.${one.outcome}`,
    objectType: 'change',
    objectId: one.changeId,
    facts: { seq: one.seq, ...(one.draft?.put && one.draft.sameAs ? { sameAs: one.draft.sameAs } : {}) },
  };
}

function originalEvent({ original }: DecidedBatch): readonly ReviewEvent[] {
  if (original === null) return [];
  const { changeId, seq, outcome } = original;
  // It comes back by itself: nobody decided that.
  const facts = outcome === 'returned' ? { seq, cause: 'amendment-undone' } : { seq };
  return [{ action: `change.${outcome}`, objectType: 'change', objectId: changeId, facts }];
}

function finishEvents(facts: DecisionFacts, { finished }: DecidedBatch): readonly ReviewEvent[] {
  if (finished === null) return [];
  const about = { objectType: 'proposal', objectId: facts.proposalId, facts: { roundId: facts.roundId } } as const;
  return [{ action: finished.state === 'closed' ? 'proposal.closed' : 'proposal.returned', ...about }];
}
