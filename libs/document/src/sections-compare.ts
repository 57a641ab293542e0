import { longestRising } from './align.js';
import { SectionTree } from './sections.js';
import type { SectionEntry } from './sections.js';

/** What of a section changes; each is decided alone. */
export type SectionAspect = 'entry' | 'heading' | 'place' | 'standing';

/** Where a section goes: under a parent, after the first of these siblings that is there when it is taken (none: first). */
export interface SectionPlace {
  readonly parentId: string | null;
  readonly after: readonly string[];
}

/** One change of the tree. `requires` are the indexes, in the same list, of changes without which it can't be taken. */
export type SectionChange = { readonly sectionId: string; readonly requires: readonly number[] } & (
  | {
      readonly kind: 'added';
      readonly aspect: 'entry';
      readonly place: SectionPlace;
      readonly heading: string;
      readonly slug?: string;
      readonly standing: SectionEntry['standing'];
    }
  | { readonly kind: 'renamed'; readonly aspect: 'heading'; readonly before: SectionName; readonly after: SectionName }
  | {
      readonly kind: 'moved';
      readonly aspect: 'place';
      readonly from: { readonly parentId: string | null };
      readonly place: SectionPlace;
    }
  | { readonly kind: 'retired' | 'revived'; readonly aspect: 'standing' }
);

export interface SectionName {
  readonly heading: string;
  readonly slug?: string;
}

type Bare<T> = T extends unknown ? Omit<T, 'requires'> : never;

/**
 * What makes one tree of sections out of another. Sections are never deleted: one that is only in the base counts as
 * retired. Siblings that keep their order have not moved, whatever was put between them. `meant` names the sections that were
 * moved by hand: of two that changed places it tells which one went; it is not heeded where the others alone would not stand so.
 * @throws Refused `bad-structure` if either is no tree.
 */
export function compareTrees(
  base: Iterable<SectionEntry>,
  target: Iterable<SectionEntry>,
  meant: ReadonlySet<string> = new Set(),
): SectionChange[] {
  const old = new SectionTree(base);
  const young = new SectionTree(target);
  const moved = movedSections(old, young, meant);
  const changes: Bare<SectionChange>[] = [];
  for (const entry of young.list()) {
    const before = old.entries.get(entry.sectionId);
    const { sectionId } = entry;
    const place = { parentId: entry.parentId, after: young.before(sectionId) };
    if (!before) {
      changes.push({ sectionId, kind: 'added', aspect: 'entry', place, ...nameOf(entry), standing: entry.standing });
      continue;
    }
    if (moved.has(sectionId))
      changes.push({ sectionId, kind: 'moved', aspect: 'place', from: { parentId: before.parentId }, place });
    if (before.heading !== entry.heading || before.slug !== entry.slug)
      changes.push({ sectionId, kind: 'renamed', aspect: 'heading', before: nameOf(before), after: nameOf(entry) });
    if (before.standing !== entry.standing)
      changes.push({ sectionId, kind: entry.standing === 'retired' ? 'retired' : 'revived', aspect: 'standing' });
  }
  for (const entry of old.list()) {
    if (!young.entries.has(entry.sectionId) && entry.standing === 'live')
      changes.push({ sectionId: entry.sectionId, kind: 'retired', aspect: 'standing' });
  }
  return changes.map(
    (change) => ({ ...change, requires: requiredBy(change, changes, { old, young }) }) as SectionChange,
  );
}

function nameOf({ heading, slug }: SectionName): SectionName {
  return slug === undefined ? { heading } : { heading, slug };
}

/** Sections with another parent, or out of the longest run of siblings that kept their order. */
function movedSections(old: SectionTree, young: SectionTree, meant: ReadonlySet<string>): Set<string> {
  const moved = new Set<string>();
  const parents = new Set([null, ...young.entries.keys()]);
  for (const parentId of parents) {
    const before = new Map(old.childrenOf(parentId).map((id, index) => [id, index]));
    const stayed = young.childrenOf(parentId).filter((id) => before.has(id));
    const others = stayed.filter((id) => !meant.has(id));
    if (
      others.length < stayed.length &&
      others.every((id, at) => at === 0 || before.get(others[at - 1]!)! < before.get(id)!)
    ) {
      for (const id of young.childrenOf(parentId)) if (old.entries.has(id) && !others.includes(id)) moved.add(id);
      continue;
    }
    const kept = new Set(
      longestRising(stayed.map((id, index) => [index, before.get(id)!] as [number, number])).map(
        ([index]) => stayed[index]!,
      ),
    );
    for (const id of young.childrenOf(parentId)) if (old.entries.has(id) && !kept.has(id)) moved.add(id);
  }
  return moved;
}

/**
 * A section is added or moved only under one that is there; a move stands only if those above it are in their final place
 * (else a choice of moves could close a circle); what is retired takes its children with it, or they go elsewhere.
 */
function requiredBy(
  change: Bare<SectionChange>,
  all: readonly Bare<SectionChange>[],
  { old, young }: { old: SectionTree; young: SectionTree },
): number[] {
  const { sectionId, kind } = change;
  const isNeeded = (other: Bare<SectionChange>): boolean => {
    if (kind === 'added' || kind === 'moved') {
      const isParent = other.sectionId === change.place.parentId;
      if (isParent && (other.kind === 'added' || other.kind === 'revived')) return true;
      if (kind === 'added') return false;
      if (other.sectionId === sectionId) return other.kind === 'retired';
      return (other.kind === 'moved' || other.kind === 'added') && young.isUnder(sectionId, other.sectionId);
    }
    if (kind === 'revived')
      return other.kind === 'revived' && old.isUnder(sectionId, other.sectionId) && other.sectionId !== sectionId;
    if (kind !== 'retired' || old.parentOf(other.sectionId) !== sectionId || !old.entries.has(other.sectionId))
      return false;
    return other.kind === 'retired' || (other.kind === 'moved' && other.place.parentId !== sectionId);
  };
  return all.flatMap((other, index) => (other !== change && isNeeded(other) ? [index] : []));
}

/** True if the two can't both be taken without regard to each other. Equal changes touch. */
export function sectionsTouch(a: SectionChange, b: SectionChange): boolean {
  if (a.sectionId === b.sectionId)
    return a.aspect === b.aspect || isRetired(a) || isRetired(b) || a.kind === 'added' || b.kind === 'added';
  return goesUnderRetired(a, b) || goesUnderRetired(b, a);
}

function isRetired(change: SectionChange): boolean {
  return change.kind === 'retired';
}

function goesUnderRetired(a: SectionChange, b: SectionChange): boolean {
  return isRetired(a) && (b.kind === 'added' || b.kind === 'moved') && b.place.parentId === a.sectionId;
}
