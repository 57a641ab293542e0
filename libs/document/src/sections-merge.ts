import { canonicalJson } from './change.js';
import { Refused } from './refused.js';
import { applyTree } from './sections-apply.js';
import { compareTrees, sectionsTouch } from './sections-compare.js';
import type { SectionChange } from './sections-compare.js';
import type { SectionEntry } from './sections.js';

/** Why two sides' changes of the tree can't both be had. */
export type SectionConflictKind =
  | 'edited-vs-retired'
  | 'moved-twice'
  | 'renamed-twice'
  | 'cycle'
  | 'same-address'
  | 'structure';

export interface SectionConflict {
  readonly kind: SectionConflictKind;
  readonly sectionId: string;
  readonly theirs: readonly SectionChange[];
  readonly mine: readonly SectionChange[];
}

export interface MergedTree {
  readonly entries: readonly SectionEntry[];
  readonly conflicts: readonly SectionConflict[];
}

/** Sections whose words each side changed, so that editing what the other retired is told. */
export interface EditedSections {
  readonly theirs: ReadonlySet<string>;
  readonly mine: ReadonlySet<string>;
}

const nothing: EditedSections = { theirs: new Set(), mine: new Set() };

/**
 * Both sides' changes of one tree. Where they touch, *theirs* stands and a conflict tells both; never throws for valid trees.
 * `meant` names the sections that were moved by hand on my side (see `compareTrees`).
 */
export function mergeTrees(
  base: readonly SectionEntry[],
  sides: { theirs: readonly SectionEntry[]; mine: readonly SectionEntry[] },
  edited: EditedSections = nothing,
  meant: ReadonlySet<string> = new Set(),
): MergedTree {
  const published = compareTrees(base, sides.theirs);
  const known = new Set(published.map(keyOf));
  const own = compareTrees(base, sides.mine, meant);
  const conflicts: SectionConflict[] = editedAndRetired(published, own, edited);
  const ownKeys = new Set(own.map(keyOf));
  const theirsAlone = published.filter((change) => !ownKeys.has(keyOf(change)));
  const dropped = new Set<number>();
  const drop = (index: number, kind: SectionConflictKind, against: readonly SectionChange[]) => {
    dropped.add(index);
    conflicts.push({ kind, sectionId: own[index]!.sectionId, theirs: against, mine: [own[index]!] });
  };
  for (const [index, change] of own.entries()) {
    if (known.has(keyOf(change))) continue;
    const against = theirsAlone.filter((other) => sectionsTouch(other, change));
    if (against.length > 0) drop(index, touchKind(change, against), against);
  }
  for (let isStable = false; !isStable;) {
    const orphan = own.findIndex(
      (change, index) =>
        !dropped.has(index) && !known.has(keyOf(change)) && change.requires.some((needed) => dropped.has(needed)),
    );
    isStable = orphan < 0;
    if (!isStable) drop(orphan, 'structure', []);
  }
  const open = own.flatMap((change, index) => (dropped.has(index) || known.has(keyOf(change)) ? [] : [index]));
  const fits = new Set(fitting(base, published, groupsOf(own, open)));
  // In the order of the comparison, which sets siblings down one behind the other.
  const taken = own.filter((change) => fits.has(change));
  const misfits = open.filter((index) => !fits.has(own[index]!));
  for (const index of misfits) drop(index, misfit(base, [...published, ...taken], own[index]!) ?? 'structure', []);
  return { entries: applyTree(base, [...published, ...taken]), conflicts };
}

/** Changes that require each other, directly or not, go together. */
function groupsOf(all: readonly SectionChange[], open: readonly number[]): SectionChange[][] {
  const groupOf = new Map(open.map((index) => [index, [index]]));
  for (const index of open) {
    for (const needed of all[index]!.requires) {
      const [a, b] = [groupOf.get(index)!, groupOf.get(needed)];
      if (!b || a === b) continue;
      a.push(...b);
      for (const member of b) groupOf.set(member, a);
    }
  }
  return [...new Set(groupOf.values())].map((group) => group.sort((a, b) => a - b).map((index) => all[index]!));
}

/** The groups that fit with what is fixed, found by halving. */
function fitting(
  base: readonly SectionEntry[],
  fixed: readonly SectionChange[],
  groups: readonly SectionChange[][],
): SectionChange[] {
  if (groups.length === 0 || refusalOf(base, [...fixed, ...groups.flat()]) === undefined) return groups.flat();
  if (groups.length === 1) return [];
  const half = groups.length >> 1;
  const first = fitting(base, fixed, groups.slice(0, half));
  return [...first, ...fitting(base, [...fixed, ...first], groups.slice(half))];
}

function refusalOf(base: readonly SectionEntry[], changes: readonly SectionChange[]): Refused | undefined {
  try {
    applyTree(base, changes);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function keyOf(change: SectionChange): string {
  return canonicalJson({ ...change, requires: [] });
}

function touchKind(change: SectionChange, against: readonly SectionChange[]): SectionConflictKind {
  if (change.kind === 'retired' || against.some(({ kind }) => kind === 'retired')) return 'edited-vs-retired';
  if (change.kind === 'moved') return 'moved-twice';
  return change.kind === 'renamed' ? 'renamed-twice' : 'structure';
}

/** Why a change does not fit with those taken. */
function misfit(
  base: readonly SectionEntry[],
  taken: readonly SectionChange[],
  change: SectionChange,
): SectionConflictKind | undefined {
  const refusal = refusalOf(base, [...taken, change]);
  if (!refusal) return undefined;
  if (refusal.detail.includes('itself')) return 'cycle';
  return refusal.detail.includes('address') ? 'same-address' : 'structure';
}

function editedAndRetired(
  published: readonly SectionChange[],
  own: readonly SectionChange[],
  edited: EditedSections,
): SectionConflict[] {
  const retired = (changes: readonly SectionChange[], by: ReadonlySet<string>) =>
    changes.filter(({ kind, sectionId }) => kind === 'retired' && by.has(sectionId));
  return [
    ...retired(published, edited.mine).map((change) => ({
      kind: 'edited-vs-retired' as const,
      sectionId: change.sectionId,
      theirs: [change],
      mine: [],
    })),
    ...retired(own, edited.theirs).map((change) => ({
      kind: 'edited-vs-retired' as const,
      sectionId: change.sectionId,
      theirs: [],
      mine: [change],
    })),
  ];
}
