import type { Aspect, ChangeStanding, Decidable } from './change-life.js';
import type { Actor, Place } from './roles.js';

/** Inclusive ranges of gaps over the base. */
export type Gaps = readonly (readonly [from: number, to: number])[];

/** A change as a decision sees it, loaded under the document's lock. */
export interface ChangeFacts extends ChangeStanding {
  readonly id: string;
  readonly sectionId: string;
  readonly aspect: Aspect;
  /** null unless the aspect is the body. */
  readonly gaps: Gaps | null;
  readonly payloadHash: string;
  /** Of the newest decision; 0: none. */
  readonly seq: number;
  readonly lastDecision?: { readonly by: string | null; readonly at: string };
  /** Its base aspect is that of the current edition. */
  readonly baseIsCurrent: boolean;
  /** It would put blocks into the text, where a redaction took out words of it. */
  readonly redacted?: boolean;
  /** Changes that have to be accepted with it or before. */
  readonly requires: readonly string[];
  /** Where it acts: one place, or for a move source and target. */
  readonly places: readonly Place[];
  /** Retires its section (aspect standing, live no more). */
  readonly retires?: boolean;
  /** An add or a move: the section it puts something under. */
  readonly under?: string | null;
}

/** An accepted change that waits in the draft or the scheduled edition. */
export interface PendingFacts {
  readonly changeId: string;
  readonly proposalNumber: number;
  readonly sectionId: string;
  readonly aspect: Aspect;
  readonly gaps: Gaps | null;
  readonly payloadHash: string;
  readonly requires: readonly string[];
  /** Identical to this other pending change: credited beside it, no edit of its own. */
  readonly sameAs: string | null;
  readonly retires?: boolean;
  readonly under?: string | null;
}

/** One line of a batch: what the moderator wants, and what they saw. */
export interface DecisionLine {
  readonly changeId: string;
  readonly outcome: Decidable;
  readonly reason: string;
  readonly seq: number;
  readonly payloadHash: string;
}

/** The proposal in review and everything a batch on it depends on. */
export interface DecisionFacts {
  readonly proposalId: string;
  readonly proposalState: 'drafting' | 'in_review' | 'closed' | 'withdrawn';
  /** Of the round whose changes are decided; null when only earlier rounds are touched (take out). */
  readonly roundId: string | null;
  /** Every change of the proposal that a line or a `requires` may name, with all of the open round. */
  readonly changes: readonly ChangeFacts[];
  /** Changes of the open round. */
  readonly inRound: readonly string[];
  readonly contributors: ReadonlySet<string>;
  /** Of a counter-proposal: those who wrote the original (and its original, and so on). */
  readonly originalContributors: ReadonlySet<string>;
  /** Of a counter-proposal: the change it answers, as it stands. */
  readonly original?: ChangeFacts;
  /** Pending accepted changes in the sections touched, of every proposal. */
  readonly pending: readonly PendingFacts[];
  /** Required changes that are accepted elsewhere: published, or pending in another proposal. */
  readonly acceptedElsewhere: ReadonlySet<string>;
}

/** One line under one rule. `index` is its place in the batch, for the pointer to it. */
export interface ApprovalCase {
  readonly index: number;
  readonly line: DecisionLine;
  readonly change: ChangeFacts;
  readonly lines: readonly DecisionLine[];
  readonly facts: DecisionFacts;
  readonly decider: Actor;
}
