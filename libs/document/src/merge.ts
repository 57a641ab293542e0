import { apply } from './apply.js';
import { extentOf, identicalIn } from './change.js';
import type { Change, ChangeKind } from './change.js';
import { compare } from './compare.js';
import type { Doc } from './doc.js';
import { Refused } from './refused.js';

/** Why two sides can't both be had. */
export type ConflictKind = 'both-changed' | 'deleted-vs-edited' | 'same-place-insert' | 'format-vs-text' | 'structure';

/** One place where the sides differ: the merged text holds `theirs` there. Either side may be several changes that hang together. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** The text blocks of the base that it is about, counted from 1. */
  readonly place: { readonly base: number; readonly heading: string };
  /** The words of the base that either side changes. */
  readonly base: string;
  readonly theirs: readonly Change[];
  readonly mine: readonly Change[];
}

/** Two clean changes in one sentence: each is right alone, together they may not be. */
export interface SenseFlag {
  readonly theirs: Change;
  readonly mine: Change;
}

export interface Merged {
  readonly doc: Doc;
  readonly conflicts: readonly Conflict[];
  /** "Check the sense": clean, but near to each other. */
  readonly flags: readonly SenseFlag[];
}

/**
 * Both sides' changes of one base in one text. What touches is never merged silently: there *theirs* stands (published
 * text is never overwritten) and a conflict tells both sides. Never throws for valid texts.
 */
export function merge(base: Doc, theirs: Doc, mine: Doc): Merged {
  return mergeSides(base, theirs, mine).merged;
}

/** Two sides merged, and of which changes that was made. */
export interface MergedSides {
  readonly merged: Merged;
  /** All changes of theirs. */
  readonly published: readonly Change[];
  /** Those of mine that clash with nothing. */
  readonly taken: readonly Change[];
}

/** {@link merge}, for whoever settles conflicts and need not compare again. */
export function mergeSides(base: Doc, theirs: Doc, mine: Doc): MergedSides {
  const published = compare(base, theirs);
  const own = compare(base, mine);
  if (own.length === 0) return { merged: { doc: theirs, conflicts: [], flags: [] }, published, taken: [] };
  const groups = clash(published, withoutEqual(own, published));
  const { doc, taken, refused } = union(base, published, groups.clean);
  const conflicts = [...groups.conflicts, ...refused]
    .map((sides) => conflictOf(base, sides))
    .sort((a, b) => firstGap(a) - firstGap(b));
  return { merged: { doc, conflicts, flags: flagsOf(base, published, taken) }, published, taken };
}

interface Sides {
  readonly theirs: readonly Change[];
  readonly mine: readonly Change[];
  readonly isStructure?: boolean;
}

function firstGap({ theirs, mine }: Sides): number {
  return Math.min(...[...theirs, ...mine].map(({ gaps }) => gaps[0]![0]));
}

function withoutEqual(own: readonly Change[], published: readonly Change[]): Change[] {
  const isPublished = identicalIn(published);
  return own.filter((change) => !isPublished(change));
}

/** Parts my changes into those that touch nothing of theirs and groups that do, each with all it hangs together with. */
function clash(theirs: readonly Change[], mine: readonly Change[]): { clean: Change[]; conflicts: Sides[] } {
  const clean: Change[] = [];
  const groups: { theirs: Set<Change>; mine: Set<Change> }[] = [];
  const touched = touchingPairs(theirs, mine);
  for (const change of mine) {
    const against = touched.get(change);
    if (!against) {
      clean.push(change);
      continue;
    }
    const joined = { theirs: new Set(against), mine: new Set([change]) };
    for (let i = groups.length - 1; i >= 0; i--) {
      const group = groups[i]!;
      if (!against.some((other) => group.theirs.has(other))) continue;
      for (const other of group.theirs) joined.theirs.add(other);
      for (const other of group.mine) joined.mine.add(other);
      groups.splice(i, 1);
    }
    groups.push(joined);
  }
  return {
    clean,
    conflicts: groups.map((group) => ({
      theirs: [...group.theirs].sort(inOrder),
      mine: [...group.mine].sort(inOrder),
    })),
  };
}

function inOrder(a: Change, b: Change): number {
  return a.gaps[0]![0] - b.gaps[0]![0];
}

/** For each of my changes those of theirs that it touches, by one sweep over all gaps. */
function touchingPairs(theirs: readonly Change[], mine: readonly Change[]): Map<Change, Change[]> {
  const ranges = [...theirs, ...mine].flatMap((change, index) =>
    change.gaps.map(([from, to]) => ({ from, to, change, isMine: index >= theirs.length })),
  );
  ranges.sort((a, b) => a.from - b.from);
  const pairs = new Map<Change, Set<Change>>();
  let open: typeof ranges = [];
  for (const range of ranges) {
    open = open.filter(({ to }) => to >= range.from);
    for (const other of open) {
      if (other.isMine === range.isMine) continue;
      const [own, their] = range.isMine ? [range.change, other.change] : [other.change, range.change];
      const held = pairs.get(own) ?? new Set();
      held.add(their);
      pairs.set(own, held);
    }
    open.push(range);
  }
  return new Map([...pairs].map(([own, their]) => [own, [...their].sort(inOrder)]));
}

/** Applies both; where the union is no valid text, my changes are taken one by one as far as they fit. */
function union(
  base: Doc,
  theirs: readonly Change[],
  mine: readonly Change[],
): { doc: Doc; taken: readonly Change[]; refused: Sides[] } {
  const whole = attempt(base, [...theirs, ...mine]);
  if (whole) return { doc: whole, taken: mine, refused: [] };
  const taken = fitting(base, theirs, mine);
  const refused = mine
    .filter((change) => !taken.includes(change))
    .map((change) => ({ theirs: nearest(theirs, change), mine: [change], isStructure: true }));
  return { doc: attempt(base, [...theirs, ...taken]) ?? apply(base, theirs), taken, refused };
}

/** The changes that fit with `fixed`, found by halving: few misfits cost few trials. */
function fitting(base: Doc, fixed: readonly Change[], rest: readonly Change[]): Change[] {
  if (rest.length === 0) return [];
  if (attempt(base, [...fixed, ...rest])) return [...rest];
  if (rest.length === 1) return [];
  const half = rest.length >> 1;
  const first = fitting(base, fixed, rest.slice(0, half));
  return [...first, ...fitting(base, [...fixed, ...first], rest.slice(half))];
}

function attempt(base: Doc, changes: readonly Change[]): Doc | undefined {
  try {
    return apply(base, changes);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The other side's change that stands nearest, so that a conflict can show both. */
function nearest(theirs: readonly Change[], change: Change): Change[] {
  const distance = ({ gaps }: Change) => Math.abs(gaps[0]![0] - change.gaps[0]![0]);
  const [first] = [...theirs].sort((a, b) => distance(a) - distance(b));
  return first ? [first] : [];
}

const insertions: readonly ChangeKind[] = ['inserted', 'itemInserted', 'rowInserted', 'columnInserted'];
const deletions: readonly ChangeKind[] = ['deleted', 'itemDeleted', 'rowDeleted', 'columnDeleted'];
const styles: readonly ChangeKind[] = ['formatted', 'linked'];
const structures: readonly ChangeKind[] = [
  'moved',
  'split',
  'joined',
  'wrapped',
  'unwrapped',
  'restyled',
  'tableReplaced',
  'columnInserted',
  'columnDeleted',
];

function conflictOf(base: Doc, { theirs, mine, isStructure }: Sides): Conflict {
  const all = [...theirs, ...mine].sort(inOrder);
  const { from, to } = extentOf(all);
  const { base: block, heading } = all[0]!.words.place;
  const kind = isStructure ? 'structure' : kindOf(theirs, mine);
  return { kind, place: { base: block, heading }, base: base.textBetween(from, to, '\n'), theirs, mine };
}

function kindOf(theirs: readonly Change[], mine: readonly Change[]): ConflictKind {
  const is = (changes: readonly Change[], kinds: readonly ChangeKind[]) =>
    changes.every(({ kind }) => kinds.includes(kind));
  if (is(theirs, insertions) && is(mine, insertions)) return 'same-place-insert';
  if (is(theirs, styles) !== is(mine, styles)) return 'format-vs-text';
  if (is(theirs, deletions) !== is(mine, deletions)) return 'deleted-vs-edited';
  return is(theirs, structures) || is(mine, structures) ? 'structure' : 'both-changed';
}

/** Pairs of clean changes with no end of a sentence or block between them. */
function flagsOf(base: Doc, theirs: readonly Change[], mine: readonly Change[]): SenseFlag[] {
  const flags: SenseFlag[] = [];
  const sides = [
    ...theirs.map((change) => ({ change, isMine: false })),
    ...mine.map((change) => ({ change, isMine: true })),
  ].sort((a, b) => inOrder(a.change, b.change));
  for (let i = 1; i < sides.length; i++) {
    const [left, right] = [sides[i - 1]!, sides[i]!];
    if (left.isMine === right.isMine || !inOneSentence(base, left.change.gaps.at(-1)![1], right.change.gaps[0]![0]))
      continue;
    const [their, own] = left.isMine ? [right, left] : [left, right];
    flags.push({ theirs: their.change, mine: own.change });
  }
  return flags;
}

function inOneSentence(base: Doc, from: number, to: number): boolean {
  if (from > to) return false;
  const between = base.textBetween(from, to, '\n');
  return (
    base.resolve(from).sameParent(base.resolve(to)) &&
    base.resolve(from).parent.isTextblock &&
    !/[.!?۔؟]\s/u.test(between)
  );
}
