import type { ChangeFacts, DecisionFacts, DecisionLine, PendingFacts } from '../decision-facts.js';
import type { AcceptedFacts, DraftFacts } from '../publication-facts.js';
import type { ProposalFacts } from '../proposal.js';
import type { Actor, Grant, Place, Role } from '../roles.js';

/** Worlds for tests: every builder gives the ordinary case, and takes what is different in this one. */
export const sindh: Place = { documentId: 'framework', jurisdiction: 'sindh' };
export const punjab: Place = { documentId: 'framework', jurisdiction: 'punjab' };
export const kp: Place = { documentId: 'framework', jurisdiction: 'kp' };

export function person(id: string, role: Role, more: Partial<Grant> & { of?: string } = {}): Actor {
  const { of = null, ...scope } = more;
  const grant: Grant = { role, documentId: null, jurisdiction: null, organisationId: null, ...scope };
  return { id, organisationId: of, grants: [grant] };
}

export const moderator = person('M1', 'moderator');
export const publisher = person('P', 'publisher');

export function change(id: string, more: Partial<ChangeFacts> = {}): ChangeFacts {
  return {
    id,
    sectionId: 'scpa',
    aspect: 'body',
    gaps: [[10, 14]],
    payloadHash: `hash of ${id}`,
    outcome: 'open',
    seq: 0,
    roundOpen: true,
    laterRound: false,
    baseIsCurrent: true,
    heldBy: null,
    requires: [],
    places: [sindh],
    ...more,
  };
}

export const acceptedChange = (id: string, more: Partial<ChangeFacts> = {}): ChangeFacts =>
  change(id, { outcome: 'accepted', seq: 1, heldBy: 'draft', ...more });

export function pending(changeId: string, more: Partial<PendingFacts> = {}): PendingFacts {
  return {
    changeId,
    proposalNumber: 14,
    sectionId: 'scpa',
    aspect: 'body',
    gaps: [[10, 14]],
    payloadHash: `hash of ${changeId}`,
    requires: [],
    sameAs: null,
    ...more,
  };
}

export function review(changes: readonly ChangeFacts[], more: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    proposalId: 'proposal',
    proposalState: 'in_review',
    roundId: 'round',
    changes,
    inRound: changes.filter((one) => one.roundOpen).map((one) => one.id),
    contributors: new Set(['A', 'B']),
    originalContributors: new Set(),
    pending: [],
    acceptedElsewhere: new Set(),
    ...more,
  };
}

/** The line of somebody who saw the change as it stands. */
export function line(seen: ChangeFacts, outcome: DecisionLine['outcome'], reason = ''): DecisionLine {
  return { changeId: seen.id, outcome, reason, seq: seen.seq, payloadHash: seen.payloadHash };
}

export function proposal(more: Partial<ProposalFacts> = {}): ProposalFacts {
  return {
    id: 'proposal',
    state: 'drafting',
    rounds: 0,
    mayPropose: true,
    isContributor: true,
    isFocalPerson: false,
    onlyFocalSubmits: false,
    outdated: false,
    changes: 3,
    contentHash: 'seen',
    undecided: [],
    ...more,
  };
}

export function accepted(id: string, more: Partial<AcceptedFacts> = {}): AcceptedFacts {
  return {
    id,
    sectionId: 'scpa',
    proposalId: 'proposal',
    requires: [],
    sameAs: null,
    places: [sindh],
    contributors: new Set(['A', 'B']),
    decidedBy: 'M1',
    ...more,
  };
}

export function draft(changes: readonly AcceptedFacts[], more: Partial<DraftFacts> = {}): DraftFacts {
  return {
    editionId: 'draft',
    accepted: changes,
    leftOut: [],
    published: new Set(),
    isMajor: false,
    changeNote: '',
    at: null,
    preparedBy: 'M1',
    manifestHash: 'manifest',
    ...more,
  };
}

/** The code of the refusal, or null if the step was taken. */
export function refusal(step: () => unknown): string | null {
  try {
    step();
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === 'Refused' && 'code' in error) return String(error.code);
    throw error;
  }
}
