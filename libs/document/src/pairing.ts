import type { Node } from 'prosemirror-model';

import type { Item } from './compare-hunks.js';
import { Kinship } from './kinship.js';
import { bagOf, hashNode, shared } from './likeness.js';
import { withSplits } from './pairing-splits.js';
import type { Pairing } from './pairing-splits.js';
import { equalInPlace } from './sameness.js';
import { schema } from './schema.js';

/** Blocks this alike are the same block edited. */
const pairedAbove = 0.34;
/** Up to so many combinations all are weighed. */
const weighAll = 400;
/** Else, where no rare words help, each block is weighed with so many to each side of its place. */
const nearest = 6;

/** Nodes of one family can be turned into each other by a new start. */
export function familyOf({ type, isTextblock }: Node): string {
  if (isTextblock) return 'text';
  if (type === schema.nodes.bulletList || type === schema.nodes.orderedList) return 'list';
  return type === schema.nodes.tableHeader ? schema.nodes.tableCell.name : type.name;
}

/** Pairs the children that are one block edited, in order, so that as many words as possible are paired. */
export function pairUp(a: readonly Item[], b: readonly Item[]): Pairing[] {
  if (a.length === 0 || b.length === 0) return [];
  if (a.length === 1 && b.length === 1 && shareChildren(a[0]!.node, b[0]!.node))
    return [{ a0: 0, a1: 1, b0: 0, b1: 1 }];
  const pairs = likePairs(a, b).map(([i, j]) => ({ a0: i, a1: i + 1, b0: j, b1: j + 1 }));
  // One against one has no neighbours that could be parts of it.
  if (a.length === 1 && b.length === 1) return withSingles(pairs, a, b);
  return withSingles(withSplits(pairs, a, b), a, b);
}

/** True if so many children of two containers are equal that nobody needs to count their words. */
function shareChildren(x: Node, y: Node): boolean {
  const total = x.childCount + y.childCount;
  if (x.isTextblock || familyOf(x) !== familyOf(y) || total < 8) return false;
  if (equalInPlace(x, y)) return true;
  const known = new Set(x.children.map(hashNode));
  const common = y.children.filter((child) => known.has(hashNode(child))).length;
  return (2 * common) / total >= pairedAbove;
}

type Candidate = readonly [a: number, b: number, weight: number];

/** Blocks `a0`…`a1` of the base and `b0`…`b1` of the target, between pairs. */
interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Of all combinations where they are few; else first of those that have rare words in common, then of what lies between. */
function likePairs(a: readonly Item[], b: readonly Item[]): Candidate[] {
  const whole = { a0: 0, a1: a.length, b0: 0, b1: b.length };
  const bags = new Bags();
  if (a.length * b.length <= weighAll) return heaviestRising(nearPairs(a, b, whole, bags));
  const kinship = Kinship.among(a.map(({ node }) => node));
  const akin: Candidate[] = [];
  for (const [j, { node }] of b.entries())
    for (const i of kinship.likeliest(node)) weigh(a[i]!, b[j]!, { at: [i, j], into: akin, bags });
  const sure = heaviestRising(akin.sort((p, q) => p[0] - q[0] || p[1] - q[1]));
  const chosen: Candidate[] = [];
  let [a0, b0] = [0, 0];
  for (const pair of [...sure, [a.length, b.length, 0] as const]) {
    chosen.push(...heaviestRising(nearPairs(a, b, { a0, a1: pair[0], b0, b1: pair[1] }, bags)));
    if (pair[0] < a.length) chosen.push(pair);
    [a0, b0] = [pair[0] + 1, pair[1] + 1];
  }
  return chosen;
}

/** The combinations of a gap: all if they are few, else those of blocks that stand at about the same share of the way. */
function nearPairs(a: readonly Item[], b: readonly Item[], { a0, a1, b0, b1 }: Gap, bags: Bags): Candidate[] {
  const pairs: Candidate[] = [];
  const [rows, columns] = [a1 - a0, b1 - b0];
  const reach = rows * columns <= weighAll ? columns : Math.max(nearest, Math.ceil((nearest * columns) / rows));
  for (let i = a0; i < a1; i++) {
    const across = b0 + Math.floor(((i - a0) * columns) / rows);
    for (let j = Math.max(b0, across - reach); j < Math.min(b1, across + reach + 1); j++)
      weigh(a[i]!, b[j]!, { at: [i, j], into: pairs, bags });
  }
  return pairs;
}

/**
 * Adds the pair, if the two may be one block edited. It weighs the words it shares, less the less alike it is: else, where
 * words are few, two blocks alike by chance would outweigh one that is the same.
 */
function weigh(
  { node: x }: Item,
  { node: y }: Item,
  { at: [i, j], into, bags }: { at: readonly [number, number]; into: Candidate[]; bags: Bags },
): void {
  if (familyOf(x) !== familyOf(y) || x.isLeaf) return;
  const whole = weightOf(bags.of(x), bags.of(y));
  // An item is known by its own words: those of the items under it may have come from its neighbours.
  const own = x.type === schema.nodes.listItem ? weightOf(bags.of(x.firstChild!), bags.of(y.firstChild!)) : whole;
  if (Math.max(whole.likeness, own.likeness) < pairedAbove) return;
  const weight = own === whole ? whole.weight : own.weight + whole.weight / 4;
  into.push([i, j, weight + (x.type === y.type ? 0.5 : 0)]);
}

/** The bags of the nodes of one pairing, each made once. */
class Bags {
  private readonly known = new Map<Node, Int32Array>();

  of(node: Node): Int32Array {
    let bag = this.known.get(node);
    if (!bag) this.known.set(node, (bag = bagOf(node)));
    return bag;
  }
}

function weightOf(x: Int32Array, y: Int32Array): { likeness: number; weight: number } {
  const common = shared(x, y);
  const total = x.length + y.length;
  const likeness = total === 0 ? 0 : (2 * common) / total;
  return { likeness, weight: common * likeness };
}

/** The chain of pairs, rising in both members, that weighs most. Pairs come ordered. */
function heaviestRising(pairs: readonly Candidate[]): Candidate[] {
  if (pairs.length < 2) return [...pairs];
  const first = pairs.reduce((least, [, j]) => Math.min(least, j), Infinity);
  const width = pairs.reduce((most, [, j]) => Math.max(most, j - first + 1), 0);
  const best = new Int32Array(width + 1).fill(-1);
  const weights = new Float64Array(pairs.length);
  const before = new Int32Array(pairs.length).fill(-1);
  const heavier = (p: number, q: number) => (p < 0 ? q : q < 0 || weights[p]! >= weights[q]! ? p : q);
  for (let start = 0; start < pairs.length;) {
    let next = start;
    for (; next < pairs.length && pairs[next]![0] === pairs[start]![0]; next++) {
      let top = -1;
      for (let at = pairs[next]![1] - first; at > 0; at -= at & -at) top = heavier(top, best[at]!);
      before[next] = top;
      weights[next] = pairs[next]![2] + (top < 0 ? 0 : weights[top]!);
    }
    for (let p = start; p < next; p++)
      for (let at = pairs[p]![1] - first + 1; at <= width; at += at & -at) best[at] = heavier(best[at]!, p);
    start = next;
  }
  let top = -1;
  for (let p = 0; p < pairs.length; p++) top = heavier(top, p);
  const chain: Candidate[] = [];
  for (; top >= 0; top = before[top]!) chain.push(pairs[top]!);
  return chain.toReversed();
}

/** Between pairs, where one block stands against one of the same type, it is that block rewritten. */
function withSingles(pairs: readonly Pairing[], a: readonly Item[], b: readonly Item[]): Pairing[] {
  const all: Pairing[] = [];
  let i = 0;
  let j = 0;
  for (const pair of [...pairs, { a0: a.length, a1: a.length, b0: b.length, b1: b.length }]) {
    if (pair.a0 - i === 1 && pair.b0 - j === 1 && !a[i]!.node.isLeaf && a[i]!.node.type === b[j]!.node.type)
      all.push({ a0: i, a1: i + 1, b0: j, b1: j + 1, isByPlace: true });
    if (pair.a0 < pair.a1) all.push(pair);
    i = pair.a1;
    j = pair.b1;
  }
  return all;
}
