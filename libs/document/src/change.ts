import type { AttrsJson, NodeJson } from './doc.js';

/**
 * One thing that a splice puts into the stream of a text: the start of a node, the end of the innermost open one, a whole
 * node (a word with its marks, a leaf, a block), or a block of the base that moves here. `pair` numbers the start and end
 * of one wrapping: such an end closes only its own start.
 */
export type Piece =
  | { readonly open: string; readonly attrs?: AttrsJson; readonly pair?: number }
  | { readonly close: true; readonly pair?: number }
  | { readonly node: NodeJson }
  | { readonly base: readonly [from: number, to: number] };

/**
 * Takes out the base from `from` to `to` and puts `put` there. Positions are ProseMirror positions in the base document:
 * the start, the end of a node and a leaf count one, text counts its UTF-16 units. They never depend on how words are cut,
 * so a stored change means the same under every version of the Unicode tables.
 */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly put: readonly Piece[];
}

/** What a reader would call the change. */
export const changeKinds = [
  'inserted',
  'deleted',
  'replaced',
  'rewritten',
  'moved',
  'split',
  'joined',
  'wrapped',
  'unwrapped',
  'restyled',
  'formatted',
  'linked',
  'footnote',
  'rowInserted',
  'rowDeleted',
  'columnInserted',
  'columnDeleted',
  'tableReplaced',
  'itemInserted',
  'itemDeleted',
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** Where a change stands, for people: text blocks are counted from 1 in reading order. */
export interface ChangePlace {
  /** The text block of the base that it begins in, or that it stands before (0: the text is empty of blocks before it). */
  readonly base: number;
  /** The same in the target. */
  readonly target: number;
  /** Words of the nearest heading above it in the base, '' if none. */
  readonly heading: string;
}

/** The change in words, as data: message catalogues make the sentence. */
export interface ChangeWords {
  readonly kind: ChangeKind;
  /** The old words, '' if none. */
  readonly before: string;
  /** The new words, '' if none. */
  readonly after: string;
  /** Marks set, by name; a link or language with its value (`link https://…`). */
  readonly added?: readonly string[];
  /** Marks removed, likewise. */
  readonly removed?: readonly string[];
  /** Block types, before and after (`paragraph`, `heading 2`, `bulletList`). */
  readonly styleBefore?: string;
  readonly styleAfter?: string;
  /** How many rows, columns, items or blocks it is about, or parts a block was split into or joined from, if more than one (of parts: more than two). */
  readonly count?: number;
  readonly place: ChangePlace;
}

/**
 * One decidable change of a base document: plain JSON, equal after JSON.parse(JSON.stringify(…)). `gaps` are inclusive
 * ranges of base positions, ordered and apart; two changes that share none of these points can be taken independently. A
 * change of words or whole blocks claims all from its first point to its last. A block that moves claims where it goes and
 * the point before it (and the one inside its start, if it holds blocks), not the one behind it, so that neighbours can move, come and go each for itself and yet no two
 * changes meet once it is away; a container that is taken away around its blocks claims the points inside its two ends.
 */
export interface Change {
  readonly kind: ChangeKind;
  readonly gaps: readonly (readonly [from: number, to: number])[];
  readonly splices: readonly Splice[];
  readonly words: ChangeWords;
}

/** True if the two changes share a point of the base, so that one can't be taken without regard to the other. */
export function touch(a: Pick<Change, 'gaps'>, b: Pick<Change, 'gaps'>): boolean {
  return gapsTouch(a.gaps, b.gaps);
}

/** True if two ordered lists of inclusive ranges share a point. */
export function gapsTouch(a: Change['gaps'], b: Change['gaps']): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [aFrom, aTo] = a[i]!;
    const [bFrom, bTo] = b[j]!;
    if (aFrom <= bTo && bFrom <= aTo) return true;
    if (aTo < bTo) i++;
    else j++;
  }
  return false;
}

/** The gaps of splices as such: what each takes, its place, and where a block that moves begins. */
export function gapsOf(splices: readonly Splice[]): [number, number][] {
  const [only] = splices;
  if (splices.length === 1 && only && !only.put.some((piece) => 'base' in piece)) return [[only.from, only.to]];
  const ranges: [number, number][] = [];
  for (const { from, to, put } of splices) {
    ranges.push([from, to]);
    for (const piece of put) if ('base' in piece) ranges.push([piece.base[0], piece.base[0]]);
  }
  return joinGaps(ranges);
}

/** Ordered, those that meet joined. */
export function joinGaps(ranges: [number, number][]): [number, number][] {
  if (ranges.length < 2) return ranges;
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else joined.push([range[0], range[1]]);
  }
  return joined;
}

/** The first and the last point of the base that changes are about, blocks that move included whole; of none, that before all. */
export function extentOf(changes: readonly Change[]): { from: number; to: number } {
  let from = Infinity;
  let to = 0;
  const add = (start: number, end: number) => {
    from = Math.min(from, start);
    to = Math.max(to, end);
  };
  for (const { gaps, splices } of changes) {
    for (const gap of gaps) add(...gap);
    for (const splice of splices) {
      add(splice.from, splice.to);
      for (const piece of splice.put) if ('base' in piece) add(...piece.base);
    }
  }
  return { from: Math.min(from, to), to };
}

/** JSON with sorted keys: the same string for equal values, whatever store they came back from. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, held]) => held !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

function samePlaces({ splices: some }: Change, { splices: others }: Change): boolean {
  return (
    some.length === others.length &&
    some.every(({ from, to, put }, at) => {
      const other = others[at]!;
      return from === other.from && to === other.to && put.length === other.put.length;
    })
  );
}

/** True if both are the identical edit at the identical place of one base. */
export function sameChange(a: Change, b: Change): boolean {
  return a === b || (samePlaces(a, b) && canonicalJson(a.splices) === canonicalJson(b.splices));
}

/** Tells of changes whether the identical edit is among those given. */
export function identicalIn(changes: readonly Change[]): (change: Change) => boolean {
  const byPlace = new Map<number, Change[]>();
  for (const change of changes) {
    const at = change.splices[0]?.from ?? -1;
    const held = byPlace.get(at);
    if (held) held.push(change);
    else byPlace.set(at, [change]);
  }
  return (change) => byPlace.get(change.splices[0]?.from ?? -1)?.some((other) => sameChange(change, other)) ?? false;
}
