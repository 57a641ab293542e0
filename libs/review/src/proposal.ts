import type { ReviewEvent } from './events.js';
import { Refused, verdict, type Verdict } from './refused.js';

export const proposalStates = ['drafting', 'in_review', 'closed', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What a person may ask of a proposal. The moderators' decisions are in decide.ts; they end rounds through `finishRound`. */
export const proposalSteps = ['edit', 'rebase', 'submit', 'discard', 'withdraw', 'recall'] as const;
export type ProposalStep = (typeof proposalSteps)[number];

/** What the life of a proposal asks of the world. Loaded under the document's lock when a step is taken. */
export interface ProposalFacts {
  readonly id: string;
  readonly state: ProposalState;
  /** Rounds submitted so far. */
  readonly rounds: number;
  /** A grant lets the actor propose in every section it touches, on behalf of its organisation. */
  readonly mayPropose: boolean;
  readonly isContributor: boolean;
  readonly isFocalPerson: boolean;
  readonly onlyFocalSubmits: boolean;
  /** A touched aspect of a section is not that of the current edition any more. */
  readonly outdated: boolean;
  /** Changes that the working copies hold now. */
  readonly changes: number;
  /** Hash over all working copies. */
  readonly contentHash: string;
  /** Of the open round, or of the last: the changes nobody has decided. */
  readonly undecided: readonly string[];
}

/** What the caller names: the text they saw (submit). */
export interface ProposalStepInput {
  readonly contentHash?: string;
}

type Guard = (facts: ProposalFacts, input: ProposalStepInput) => void;

const author: Guard = (facts) => {
  if (!facts.mayPropose) throw new Refused('not-allowed', 'No grant lets this person propose here.');
};
const contributorOrFocal: Guard = (facts) => {
  if (!facts.isContributor && !facts.isFocalPerson)
    throw new Refused('not-allowed', 'Only a contributor or the focal person may do this.');
};
/** Nobody has written in it yet: whoever may edit it may also drop it. */
const contributorOrFocalUnlessEmpty: Guard = (facts, input) => {
  if (facts.rounds === 0 && facts.changes === 0 && facts.mayPropose) return;
  contributorOrFocal(facts, input);
};
const sender: Guard = (facts) => {
  if (facts.onlyFocalSubmits && !facts.isFocalPerson)
    throw new Refused('not-allowed', 'Only the focal person sends the proposals of this organisation.');
};
const notOutdated: Guard = (facts) => {
  if (facts.outdated) throw new Refused('outdated', 'The published text has moved on: rebase first.');
};
const isOutdated: Guard = (facts) => {
  if (!facts.outdated) throw new Refused('not-now', 'The proposal stands on the current edition already.');
};
const hasChanges: Guard = (facts) => {
  if (facts.changes === 0) throw new Refused('nothing-changed', 'The working copies equal the published text.');
};
const seenAsItIs: Guard = (facts, input) => {
  if (input.contentHash !== facts.contentHash)
    throw new Refused('stale', 'The text is not the one the sender saw.', {
      facts: { contentHash: facts.contentHash },
    });
};
const neverSubmitted: Guard = (facts) => {
  if (facts.rounds > 0) throw new Refused('not-now', 'A submitted proposal is withdrawn, not discarded.');
};
const onceSubmitted: Guard = (facts) => {
  if (facts.rounds === 0) throw new Refused('not-now', 'A proposal that was never submitted is discarded.');
};
const somethingUndecided: Guard = (facts) => {
  if (facts.undecided.length === 0) throw new Refused('not-now', 'Every change is decided.');
};

interface Row {
  readonly from: ProposalState;
  readonly step: ProposalStep;
  /** In the order they are asked: permission before state of things. */
  readonly guards: readonly Guard[];
  /** null: the proposal is gone, its events stay. */
  readonly to: ProposalState | null;
  readonly round?: 'opens' | 'recalled' | 'withdrawn';
  readonly event?: ReviewEvent['action'];
}

/** The life of a proposal (semantics S2). A step that has no row in the present state is refused with `not-now`. */
export const proposalLife: readonly Row[] = [
  { from: 'drafting', step: 'edit', guards: [author], to: 'drafting' },
  { from: 'drafting', step: 'rebase', guards: [author, isOutdated], to: 'drafting' },
  {
    from: 'drafting',
    step: 'submit',
    guards: [author, sender, notOutdated, hasChanges, seenAsItIs],
    to: 'in_review',
    round: 'opens',
    event: 'proposal.submitted',
  },
  {
    from: 'drafting',
    step: 'discard',
    guards: [contributorOrFocalUnlessEmpty, neverSubmitted],
    to: null,
    event: 'proposal.discarded',
  },
  {
    from: 'drafting',
    step: 'withdraw',
    guards: [contributorOrFocal, onceSubmitted],
    to: 'withdrawn',
    event: 'proposal.withdrawn',
  },
  {
    from: 'in_review',
    step: 'recall',
    guards: [contributorOrFocal, somethingUndecided],
    to: 'drafting',
    round: 'recalled',
    event: 'proposal.recalled',
  },
  {
    from: 'in_review',
    step: 'withdraw',
    guards: [contributorOrFocal],
    to: 'withdrawn',
    round: 'withdrawn',
    event: 'proposal.withdrawn',
  },
];

/** What a step makes of a proposal. */
export interface ProposalNext {
  readonly state: ProposalState | null;
  /** Number of the round that opens; its copies are frozen. */
  readonly opens: number | null;
  /** How the open round ends, and what becomes of its open changes (no decision row). Accepted ones stay in the draft edition. */
  readonly finishes: 'recalled' | 'withdrawn' | null;
  readonly changes: readonly { readonly id: string; readonly outcome: 'recalled' | 'withdrawn' }[];
}

/** Takes a step, or throws Refused. Permission is asked before the state, so that "never" is not told as "not now". */
export function stepProposal(
  facts: ProposalFacts,
  step: ProposalStep,
  input: ProposalStepInput = {},
): { next: ProposalNext; events: readonly ReviewEvent[] } {
  const row = proposalLife.find((row) => row.from === facts.state && row.step === step);
  if (row === undefined) {
    proposalLife.find((other) => other.step === step)?.guards[0]?.(facts, input);
    throw new Refused('not-now', `A proposal that is ${facts.state} can not take the step ${step}.`, {
      facts: { state: facts.state },
    });
  }
  for (const guard of row.guards) guard(facts, input);
  const finishes = row.round === 'recalled' || row.round === 'withdrawn' ? row.round : null;
  const next: ProposalNext = {
    state: row.to,
    opens: row.round === 'opens' ? facts.rounds + 1 : null,
    finishes,
    changes: finishes === null ? [] : facts.undecided.map((id) => ({ id, outcome: finishes })),
  };
  if (row.event === undefined) return { next, events: [] };
  const told = { round: next.opens ?? facts.rounds, undecided: next.changes.map(({ id }) => id) };
  return { next, events: [{ action: row.event, objectType: 'proposal', objectId: facts.id, facts: told }] };
}

/** What a person may do with a proposal now. `submit` is judged as if the text they see is the stored one. */
export function mayWithProposal(facts: ProposalFacts): Record<ProposalStep, Verdict> {
  const of = (step: ProposalStep) => verdict(() => stepProposal(facts, step, { contentHash: facts.contentHash }));
  return {
    edit: of('edit'),
    rebase: of('rebase'),
    submit: of('submit'),
    discard: of('discard'),
    withdraw: of('withdraw'),
    recall: of('recall'),
  };
}
