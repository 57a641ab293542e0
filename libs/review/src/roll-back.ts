import { mustBeAllowed } from './actions.js';
import type { ReviewEvent } from './events.js';
import { Refused } from './refused.js';
import type { Actor, Place } from './roles.js';

/** A line of a manifest: where a section stands, at which address, with which text. Retired ones (`live` false) keep theirs. */
export interface ManifestLine {
  readonly sectionId: string;
  readonly parentId: string | null;
  readonly afterId: string | null;
  readonly slug: string;
  readonly revisionId: string;
  readonly live: boolean;
}

/**
 * What putting back the lines of an earlier edition changes in the present one, for the chosen sections (null: all): the same
 * revisions again; a section born since is retired. Throws `tree-broken` with the list when the result is no tree.
 */
export function rollBack<Line extends ManifestLine>(
  then: readonly Line[],
  now: readonly Line[],
  chosen: ReadonlySet<string> | null,
): readonly Line[] {
  const before = new Map(then.map((line) => [line.sectionId, line]));
  const changed = now.flatMap((line): Line[] => {
    if (chosen && !chosen.has(line.sectionId)) return [];
    const back = before.get(line.sectionId) ?? { ...line, live: false };
    return same(back, line) ? [] : [{ ...line, ...back }];
  });
  const after = new Map(changed.map((line) => [line.sectionId, line]));
  const broken = brokenIn(now.map((line) => after.get(line.sectionId) ?? line));
  if (broken.length > 0)
    throw new Refused('tree-broken', 'The chosen sections do not make a tree with the others.', {
      pointer: '/sectionIds',
      facts: { sections: broken },
    });
  return changed;
}

const same = (one: ManifestLine, other: ManifestLine): boolean =>
  one.live === other.live &&
  (!one.live ||
    (one.parentId === other.parentId &&
      one.afterId === other.afterId &&
      one.slug === other.slug &&
      one.revisionId === other.revisionId));

/** Why a section can not stand where it does. */
export interface BrokenPlace {
  readonly sectionId: string;
  readonly because: 'parent-retired' | 'under-itself' | 'address-taken';
}

/** The live sections that have no place: under one that is not there, under themselves, or at the address of a sibling. */
export function brokenIn(lines: readonly ManifestLine[]): readonly BrokenPlace[] {
  const live = new Map(lines.filter((line) => line.live).map((line) => [line.sectionId, line]));
  const addresses = new Set<string>();
  const broken: BrokenPlace[] = [];
  for (const { sectionId, parentId, slug } of live.values()) {
    const address = `${parentId ?? ''}/${slug}`;
    if (parentId !== null && !live.has(parentId)) broken.push({ sectionId, because: 'parent-retired' });
    else if (isUnderItself(sectionId, live)) broken.push({ sectionId, because: 'under-itself' });
    else if (addresses.has(address)) broken.push({ sectionId, because: 'address-taken' });
    addresses.add(address);
  }
  return broken;
}

function isUnderItself(sectionId: string, live: ReadonlyMap<string, ManifestLine>): boolean {
  const seen = new Set<string>();
  for (let at = live.get(sectionId)?.parentId ?? null; at !== null; at = live.get(at)?.parentId ?? null) {
    if (at === sectionId) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

/** A prepared rollback as its publication sees it. */
export interface RollbackFacts {
  readonly editionId: string;
  readonly toEditionId: string;
  readonly preparedBy: string;
  readonly isMajor: boolean;
  readonly changeNote: string;
  readonly manifestHash: string;
  readonly places: readonly Place[];
}

/** Decides the publication of a prepared rollback: the role at every place that changes, a second person, the text that was seen. */
export function publishRollback(
  rollback: RollbackFacts,
  seen: { readonly manifestHash: string },
  publisher: Actor,
): readonly ReviewEvent[] {
  mustBeAllowed(publisher, 'edition.roll-back', ...rollback.places);
  if (rollback.isMajor && rollback.changeNote.trim() === '')
    throw new Refused('change-note-missing', 'A major edition needs a change note.', { pointer: '/changeNote' });
  if (rollback.preparedBy === publisher.id)
    throw new Refused('same-person', 'Whoever prepared the rollback does not publish it.');
  if (seen.manifestHash !== rollback.manifestHash)
    throw new Refused('stale', 'The rollback is not the one the publisher saw.', {
      facts: { manifestHash: rollback.manifestHash },
    });
  const { editionId, toEditionId, isMajor, manifestHash } = rollback;
  const facts = { kind: 'rollback', rollbackOf: toEditionId, isMajor, manifestHash };
  return [{ action: 'edition.published', objectType: 'edition', objectId: editionId, facts }];
}
