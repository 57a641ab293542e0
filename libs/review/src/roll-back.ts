import { mustBeAllowed } from './actions.js';
import type { ReviewEvent } from './events.js';
import { Refused } from './refused.js';
import type { Actor, Place } from './roles.js';
import { comesNow, liveOrders, movedBetween, namesFor, orderPutBack } from './put-back-order.js';
import type { TreeEntry } from './sibling-order.js';

/** A line of a manifest: where a section stands, at which address, with which text. Retired ones (`live` false) keep theirs. */
export interface ManifestLine extends TreeEntry {
  readonly slug: string;
  readonly revisionId: string;
}

/** What putting back an earlier edition changes. */
export interface PutBack<Line> {
  /** The sections that have other words, another address or place, come back or go: what a person sees. */
  readonly changed: readonly Line[];
  /** Lines that only name another sibling than now, so that the order comes out right: nothing happens to these sections. */
  readonly reordered: readonly Line[];
  /** Those of the changed sections that go back to their place. */
  readonly moved: readonly string[];
}

/**
 * What putting back the lines of an earlier edition changes in the present one, for the chosen sections (null: all): the same
 * revisions again; a section born since is retired. `meant` names those that were moved by hand since: of two that changed places it
 * tells which one went. Throws `tree-broken` with the list when the result is no tree.
 */
export function rollBack<Line extends ManifestLine>(
  then: readonly Line[],
  now: readonly Line[],
  { chosen, meant = new Set() }: { chosen: ReadonlySet<string> | null; meant?: ReadonlySet<string> },
): PutBack<Line> {
  const [before, present] = [then, now].map((lines) => new Map(lines.map((line) => [line.sectionId, line]))) as [
    Map<string, Line>,
    Map<string, Line>,
  ];
  const moved = movedBetween(before, present, meant);
  const back = new Map<string, Line>();
  for (const line of now) {
    if (chosen && !chosen.has(line.sectionId)) continue;
    const old = before.get(line.sectionId) ?? { ...line, live: false };
    const place = moved.has(line.sectionId) || !line.live ? old : line;
    const it = { ...line, ...old, parentId: place.parentId, afterId: place.afterId };
    if (moved.has(line.sectionId) || !sameHere(it, line)) back.set(line.sectionId, it);
  }
  const lines = now.map((line) => back.get(line.sectionId) ?? line);
  const broken = brokenIn(lines);
  if (broken.length > 0)
    throw new Refused('tree-broken', 'The chosen sections do not make a tree with the others.', {
      pointer: '/sectionIds',
      facts: { sections: broken },
    });
  const names = namesPutBack({ before, present, back, moved, chosen }, lines);
  const named = (line: Line): Line => {
    const afterId = names.get(line.sectionId);
    return afterId === undefined ? line : { ...line, afterId };
  };
  return {
    moved: [...back.keys()].filter((id) => moved.has(id)),
    changed: [...back.values()].map(named),
    reordered: now.flatMap((line) => (back.has(line.sectionId) || !names.has(line.sectionId) ? [] : [named(line)])),
  };
}

/** Whether two lines of a section that did not move show the same. */
const sameHere = (one: ManifestLine, other: ManifestLine): boolean =>
  one.live === other.live && (!one.live || (one.slug === other.slug && one.revisionId === other.revisionId));

interface Putting {
  before: ReadonlyMap<string, ManifestLine>;
  present: ReadonlyMap<string, ManifestLine>;
  /** The lines that are put back, each as it was then. */
  back: ReadonlyMap<string, ManifestLine>;
  moved: ReadonlySet<string>;
  chosen: ReadonlySet<string> | null;
}

/** What the lines have to name as the sibling before them, where that is another than they have. */
function namesPutBack(
  { before, present, back, moved, chosen }: Putting,
  lines: readonly ManifestLine[],
): ReadonlyMap<string, string | null> {
  const [goes, comes] = [new Set<string>(), new Set<string>()];
  const parents = new Set<string | null>();
  const parentsMoved = new Set<string | null>();
  for (const [sectionId, line] of back) {
    const was = present.get(sectionId)!;
    if (was.live && (moved.has(sectionId) || !line.live)) goes.add(sectionId);
    if (line.live && (moved.has(sectionId) || !was.live)) comes.add(sectionId);
    if (goes.has(sectionId)) parentsMoved.add(was.parentId).add(line.parentId);
    if (comes.has(sectionId)) parentsMoved.add(line.parentId);
    // Also where it stood retired: others may have named it as the one before them.
    if (goes.has(sectionId) || was.parentId !== line.parentId) parents.add(was.parentId);
    // Also where nothing comes or goes: a line that is written anew would stand nearer than another after the same sibling.
    if (line.live) parents.add(line.parentId);
  }
  const [orderThen, orderNow] = [liveOrders(before.values()), liveOrders(present.values())];
  const under = new Map<string | null, ManifestLine[]>();
  for (const each of lines) {
    const line = back.has(each.sectionId) ? { ...each, fromSeq: comesNow } : each;
    const siblings = under.get(line.parentId);
    if (siblings) siblings.push(line);
    else under.set(line.parentId, [line]);
  }
  const names = new Map<string, string | null>();
  for (const parentId of parents) {
    const siblings = under.get(parentId) ?? [];
    const coming = new Set(siblings.flatMap(({ sectionId }) => (comes.has(sectionId) ? [sectionId] : [])));
    const wanted = orderPutBack(orderNow.get(parentId) ?? [], orderThen.get(parentId) ?? [], { goes, comes: coming });
    // As they were then, if that gives the order: who began on that edition finds the place that was seen.
    const asThen = siblings.flatMap(({ sectionId }): [string, string | null][] => {
      const old = before.get(sectionId);
      const isMeant = !chosen || chosen.has(sectionId);
      return isMeant && old?.live && old.parentId === parentId ? [[sectionId, old.afterId]] : [];
    });
    const ofComing = asThen.filter(([id]) => comes.has(id));
    const proposals = (parentsMoved.has(parentId) ? [asThen, ofComing] : [[]]).map((each) => new Map(each));
    for (const [id, afterId] of namesFor(wanted, siblings, proposals, coming)) names.set(id, afterId);
  }
  return names;
}

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
  /** The sections that go back to their place. */
  readonly moved: readonly string[];
  /** The sections that an edition has changed since it was prepared, which would be undone unread. */
  readonly changedSince: readonly string[];
}

/**
 * Decides the publication of a prepared rollback: the role at every place that changes, a second person, that nothing of it was changed
 * since, the text that was seen.
 */
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
  if (rollback.changedSince.length > 0)
    throw new Refused('not-now', 'An edition has changed sections of it since: prepare it again.', {
      facts: { sections: rollback.changedSince },
    });
  if (seen.manifestHash !== rollback.manifestHash)
    throw new Refused('stale', 'The rollback is not the one the publisher saw.', {
      facts: { manifestHash: rollback.manifestHash },
    });
  const { editionId, toEditionId, isMajor, manifestHash, moved } = rollback;
  const facts = { kind: 'rollback', rollbackOf: toEditionId, isMajor, manifestHash, moved };
  return [{ action: 'edition.published', objectType: 'edition', objectId: editionId, facts }];
}
