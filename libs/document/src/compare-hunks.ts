import type { Node, NodeType } from 'prosemirror-model';

import { Identities } from './likeness.js';
import { isSame } from './sameness.js';

/** A node with the position at which it begins in its document. */
export interface Item {
  readonly node: Node;
  readonly at: number;
}

/** Neighbours in one parent; `end` is the position behind the last. */
export interface Row {
  readonly items: readonly Item[];
  readonly end: number;
}

/** What part a hunk plays: the change's name comes from these. */
export type Role =
  | 'text'
  | 'rewrite'
  | 'format'
  | 'space'
  | 'block'
  | 'style'
  | 'split'
  | 'join'
  | 'wrap'
  | 'unwrap'
  | 'row'
  | 'column'
  | 'span'
  | 'table'
  | 'item'
  | 'move';

/** One difference: base positions `from`…`to` stand against target positions `tFrom`…`tTo`. */
export interface Hunk {
  from: number;
  to: number;
  tFrom: number;
  tTo: number;
  readonly role: Role;
  unit: number;
  /** Taken back. */
  isOut: boolean;
  /** The base block that stands at the target range now; changes inside it are hunks of their own. */
  base?: readonly [number, number];
  /** The wrapping that it is one end of. */
  readonly pair?: number;
  /** Of the end of a container that is taken away around its blocks: the point of the base inside it. */
  readonly inside?: number;
  /** How many rows, columns, items or blocks it counts for. */
  readonly count?: number;
}

/** A hunk that no comparison has taken in. */
export type NewHunk = Omit<Hunk, 'unit' | 'isOut'>;

/** A stretch of children of one parent: as it is in the base, and as it is if the unit is taken (the same if `unit` < 0). */
export interface Step {
  readonly base: readonly NodeType[];
  readonly target: readonly NodeType[];
  readonly unit: number;
}

/** A block that is only in one of the two documents: material for moves. */
export interface Loner {
  readonly item: Item;
  readonly hunk: Hunk;
  /** Where it may move to: rows stay in their table. */
  readonly scope: number;
}

/** One run of `compare`: the hunks found so far and which of them belong together. */
export class Comparison {
  readonly hunks: Hunk[] = [];
  readonly gone: Loner[] = [];
  readonly come: Loner[] = [];
  /** Loners that stand in each other's place. */
  readonly places: (readonly [gone: Loner, come: Loner])[] = [];
  readonly identities = new Identities();
  private readonly parents: number[] = [];

  constructor(
    readonly base: Node,
    readonly target: Node,
    private readonly compareInside: (comparison: Comparison, a: Item, b: Item) => void,
  ) {}

  /** Compares what two nodes of one family hold. */
  inside(a: Item, b: Item): void {
    this.compareInside(this, a, b);
  }

  newUnit(): number {
    this.parents.push(this.parents.length);
    return this.parents.length - 1;
  }

  /** How many units there are, united ones included. */
  get units(): number {
    return this.parents.length;
  }

  unitOf(unit: number): number {
    let root = unit;
    while (this.parents[root] !== root) root = this.parents[root]!;
    for (let at = unit; at !== root;) {
      const next = this.parents[at]!;
      this.parents[at] = root;
      at = next;
    }
    return root;
  }

  /** From here on both are one change. */
  unite(a: number, b: number): void {
    const x = this.unitOf(a);
    const y = this.unitOf(b);
    if (x !== y) this.parents[Math.max(x, y)] = Math.min(x, y);
  }

  /** The hunk is given away: it becomes part of the comparison. */
  add(hunk: NewHunk, unit = this.newUnit()): Hunk {
    const added = hunk as Hunk;
    added.unit = unit;
    added.isOut = false;
    this.hunks.push(added);
    return added;
  }

  /** Takes a hunk back: a block that moved is not also gone. */
  remove(hunk: Hunk): void {
    hunk.isOut = true;
  }
}

export function endOf({ node, at }: Item): number {
  return at + node.nodeSize;
}

/** The children of a node that begins at `at` (-1 for the document itself). */
export function rowOf(node: Node, at: number): Row {
  const items: Item[] = [];
  let position = at + 1;
  for (const child of node.children) {
    items.push({ node: child, at: position });
    position += child.nodeSize;
  }
  return { items, end: position };
}

export function slice(row: Row, from: number, to: number): Row {
  return { items: row.items.slice(from, to), end: positionAt(row, to) };
}

/** The points of the base that a hunk claims: see `Change`. */
export function claimsOf({ from, to, base, inside }: Hunk, doc: Node): [number, number][] {
  if (inside !== undefined) return [[inside, inside]];
  const claimed: [number, number] = [from, to];
  if (!base) return [claimed];
  const [start] = base;
  return [claimed, [start, doc.nodeAt(start)!.firstChild?.isBlock ? start + 1 : start]];
}

/** How many items are the same at the start of both rows, and how many of the others at the end. */
export function sameEnds(a: Row, b: Row): { start: number; end: number } {
  const least = Math.min(a.items.length, b.items.length);
  let start = 0;
  while (start < least && isSame(a.items[start]!.node, b.items[start]!.node)) start++;
  let end = 0;
  while (end < least - start && isSame(a.items.at(-1 - end)!.node, b.items.at(-1 - end)!.node)) end++;
  return { start, end };
}

/** Where the item of this index begins, or the row ends. */
export function positionAt(row: Row, index: number): number {
  return row.items[index]?.at ?? row.end;
}

/**
 * Makes every subset of a parent's changes leave a valid parent: walks the content expression with all choices at once and,
 * where any of them could fail, makes the changes of this parent one.
 */
export function settle(comparison: Comparison, parent: NodeType, steps: readonly Step[]): void {
  if (steps.every((step) => step.unit < 0) || everyChoiceFits(parent, steps)) return;
  const units = steps.map((step) => step.unit).filter((unit) => unit >= 0);
  for (const unit of units) comparison.unite(units[0]!, unit);
}

function everyChoiceFits(parent: NodeType, steps: readonly Step[]): boolean {
  let states = new Set([parent.contentMatch]);
  let only: NodeType['contentMatch'] | undefined = parent.contentMatch;
  for (const { base, target, unit } of steps) {
    if (only && unit < 0) {
      // Nothing to choose, and one way here: most steps of a long text are so.
      const after = matched(only, target);
      if (!after) return false;
      if (after !== only) states = new Set([(only = after)]);
      continue;
    }
    const next = new Set<NodeType['contentMatch']>();
    for (const state of states) {
      for (const types of unit < 0 ? [target] : [base, target]) {
        const after = matched(state, types);
        if (!after) return false;
        next.add(after);
      }
    }
    states = next;
    only = next.size === 1 ? [...next][0] : undefined;
  }
  return [...states].every((state) => state.validEnd);
}

function matched(from: NodeType['contentMatch'], types: readonly NodeType[]): NodeType['contentMatch'] | null {
  let match: NodeType['contentMatch'] | null = from;
  for (const type of types) match = match?.matchType(type) ?? null;
  return match;
}
