import type { Actor, Place } from './roles.js';

/** An accepted change of the draft edition. */
export interface AcceptedFacts {
  readonly id: string;
  readonly sectionId: string;
  readonly proposalId: string;
  readonly requires: readonly string[];
  /** Identical to this other one of the draft: both go out together. */
  readonly sameAs: string | null;
  readonly places: readonly Place[];
  /** Of its proposal, and of the original if that is a counter-proposal. */
  readonly contributors: ReadonlySet<string>;
  /** Who made the decision that stands; null: the system (it carried the change). */
  readonly decidedBy: string | null;
}

/** The draft edition as preparing and publishing see it, loaded under the document's lock. */
export interface DraftFacts {
  readonly editionId: string;
  readonly accepted: readonly AcceptedFacts[];
  /** Changes that wait for a later edition. */
  readonly leftOut: readonly string[];
  /** Accepted changes that are in the current edition or before. */
  readonly published: ReadonlySet<string>;
  readonly isMajor: boolean;
  readonly changeNote: string;
  /** When its preparer would have it come out, as they wrote it. */
  readonly at: string | null;
  /** The last person who changed selection, note, number or time; null: nobody has prepared yet. */
  readonly preparedBy: string | null;
  /** Hash over the resulting manifest: what a publisher confirms. */
  readonly manifestHash: string;
}

/** What stands in the way of publishing; `changeIds` names the changes to leave out or to bring along. */
export interface Blocker {
  readonly code:
    | 'nothing-accepted'
    | 'not-now'
    | 'change-note-missing'
    | 'requires'
    | 'same-person'
    | 'own-words'
    | 'not-allowed';
  readonly detail: string;
  readonly changeIds: readonly string[];
}

/** One publication under one rule. `chosen` is what goes out. */
export interface PublicationCase {
  readonly draft: DraftFacts;
  readonly chosen: readonly AcceptedFacts[];
  readonly publisher: Actor;
}
