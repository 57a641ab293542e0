import { mustBeAllowed } from './actions.js';
import type { ReviewEvent } from './events.js';
import type { AcceptedFacts, Blocker, DraftFacts } from './publication-facts.js';
import { publicationRules } from './publication-rules/index.js';
import { Refused } from './refused.js';
import type { Actor, Place } from './roles.js';

/** Splits the draft edition into what goes out and what waits. Identical changes are one edit: leaving out any of them leaves it out. */
export function select(draft: Pick<DraftFacts, 'accepted' | 'leftOut'>): {
  chosen: readonly AcceptedFacts[];
  waiting: readonly AcceptedFacts[];
} {
  const known = new Set(draft.accepted.map((change) => change.id));
  const editOf = ({ id, sameAs }: AcceptedFacts) => (sameAs !== null && known.has(sameAs) ? sameAs : id);
  const named = new Set(draft.leftOut);
  const leftOut = new Set(draft.accepted.filter(({ id }) => named.has(id)).map(editOf));
  const waits = (change: AcceptedFacts) => leftOut.has(editOf(change));
  return {
    chosen: draft.accepted.filter((change) => !waits(change)),
    waiting: draft.accepted.filter(waits),
  };
}

/** What a moderator sets for the next edition. */
export interface Preparation {
  readonly changeNote: string;
  readonly isMajor: boolean;
  readonly leaveOut: readonly string[];
  /** A minute on the clocks of the document; null: at no time of its own. */
  readonly at: string | null;
}

/**
 * Checks a preparation: the moderator's grant, that what is left out is in the draft, that nothing chosen needs what is left out. The
 * preparer of the edition becomes whoever changed any of it last; `next` is null when it says what is prepared already: a preparer
 * whose words somebody else sends once more is the preparer still. A missing note only blocks publishing.
 */
export function prepare(
  draft: DraftFacts,
  preparation: Preparation,
  actor: Actor,
  place: Place,
): { next: (Preparation & { preparedBy: string }) | null; events: readonly ReviewEvent[] } {
  mustBeAllowed(actor, 'edition.prepare', place);
  const inDraft = new Set(draft.accepted.map((change) => change.id));
  const stray = preparation.leaveOut.findIndex((id) => !inDraft.has(id));
  if (stray >= 0)
    throw new Refused('malformed', 'The change is not in the draft edition.', { pointer: `/leaveOut/${stray}` });
  const leaveOut = [...new Set(preparation.leaveOut)];
  const prepared = { ...draft, ...preparation, leftOut: leaveOut, preparedBy: actor.id };
  const lacking = blockersOf(prepared, actor).find((blocker) => blocker.code === 'requires');
  if (lacking) throw refusalOf(lacking);
  const changeNote = preparation.changeNote.trim();
  if (isPreparedSo(draft, { ...preparation, changeNote, leaveOut })) return { next: null, events: [] };
  return {
    next: { changeNote, isMajor: preparation.isMajor, leaveOut, at: preparation.at, preparedBy: actor.id },
    events: [
      {
        action: 'edition.prepared',
        objectType: 'edition',
        objectId: draft.editionId,
        facts: {
          isMajor: preparation.isMajor,
          leftOut: leaveOut,
          changes: select(prepared).chosen.map(({ id }) => id),
          manifestHash: draft.manifestHash,
        },
      },
    ],
  };
}

/** Somebody prepared the same: note, number and time, and as much goes out. */
function isPreparedSo(draft: DraftFacts, { changeNote, isMajor, leaveOut, at }: Preparation): boolean {
  if (draft.preparedBy === null || draft.changeNote !== changeNote) return false;
  if (draft.isMajor !== isMajor || draft.at !== at) return false;
  const goes = new Set(select(draft).chosen);
  const would = select({ accepted: draft.accepted, leftOut: leaveOut }).chosen;
  return goes.size === would.length && would.every((change) => goes.has(change));
}

/** Everything that keeps this person from publishing the draft as prepared, in order; empty: they may. */
export function blockersOf(draft: DraftFacts, publisher: Actor): readonly Blocker[] {
  const { chosen } = select(draft);
  return publicationRules.flatMap((rule) => rule({ draft, chosen, publisher }) ?? []);
}

/**
 * Decides a normal publication: permission, then the rules, then that the publisher saw this very manifest. Returns what goes out and
 * what moves to the new draft; number and seq are given by the caller inside the same lock (`nextNumber`).
 */
export function publish(draft: DraftFacts, seen: Seen, publisher: Actor, place: Place): Confirmed {
  return confirm(draft, seen, { publisher, place, action: 'edition.published' });
}

interface Seen {
  readonly manifestHash: string;
}

/** A draft that a publisher confirmed: what goes out, and what waits in the new draft. */
export interface Confirmed {
  readonly chosen: readonly AcceptedFacts[];
  readonly waiting: readonly AcceptedFacts[];
  readonly events: readonly ReviewEvent[];
}

/** The rules of a publication at once and of one at a time: the publisher confirms the same. */
export function confirm(
  draft: DraftFacts,
  seen: Seen,
  { publisher, place, action }: { publisher: Actor; place: Place; action: 'edition.published' | 'edition.scheduled' },
): Confirmed {
  mustBeAllowed(publisher, 'edition.publish', place);
  const first = blockersOf(draft, publisher)[0];
  if (first) throw refusalOf(first);
  if (seen.manifestHash !== draft.manifestHash)
    throw new Refused('stale', 'The edition is not the one the publisher saw.', {
      facts: { manifestHash: draft.manifestHash },
    });
  const { chosen, waiting } = select(draft);
  const facts = { changes: chosen.map(({ id }) => id), manifestHash: draft.manifestHash, isMajor: draft.isMajor };
  return { chosen, waiting, events: [{ action, objectType: 'edition', objectId: draft.editionId, facts }] };
}

function refusalOf({ code, detail, changeIds }: Blocker): Refused {
  const pointer = code === 'change-note-missing' ? '/changeNote' : undefined;
  return new Refused(code, detail, { pointer, facts: changeIds.length > 0 ? { changeIds } : undefined });
}
