import { schema } from './schema.js';
import type { Node } from 'prosemirror-model';

import { bagOf, shared, without } from './likeness.js';
import type { Item } from './compare-hunks.js';

/** Children `a0`…`a1` of the base stand for `b0`…`b1` of the target: one with one, or a text block with the parts it was split into or joined from. */
export interface Pairing {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Blocks this alike are the same block edited. */
const pairedAbove = 0.34;
/** Up to so many combinations all are weighed; above it only blocks that share a rare word. */
const weighAll = 2500;
const rareUpTo = 12;
const likeliestCount = 3;

/** Nodes of one family can be turned into each other by a new start. */
export function familyOf({ type, isTextblock }: Node): string {
  if (isTextblock) return 'text';
  if (type === schema.nodes.bulletList || type === schema.nodes.orderedList) return 'list';
  return type === schema.nodes.tableHeader ? schema.nodes.tableCell.name : type.name;
}

/** Pairs the children that are one block edited, in order, so that as many words as possible are paired. */
export function pairUp(a: readonly Item[], b: readonly Item[]): Pairing[] {
  if (a.length === 0 || b.length === 0) return [];
  const chosen = heaviestRising(candidates(a, b));
  const pairs = chosen.map(([i, j]) => ({ a0: i, a1: i + 1, b0: j, b1: j + 1 }));
  return withSingles(withSplits(pairs, a, b), a, b);
}

type Candidate = readonly [a: number, b: number, weight: number];

function candidates(a: readonly Item[], b: readonly Item[]): Candidate[] {
  const found: Candidate[] = [];
  const weigh = (i: number, j: number) => {
    const x = a[i]!.node;
    const y = b[j]!.node;
    if (familyOf(x) !== familyOf(y) || x.isLeaf) return;
    const total = bagOf(x).length + bagOf(y).length;
    const common = shared(bagOf(x), bagOf(y));
    if (total > 0 && (2 * common) / total >= pairedAbove) found.push([i, j, common + (x.type === y.type ? 0.5 : 0)]);
  };
  if (a.length * b.length <= weighAll) {
    for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) weigh(i, j);
    return found;
  }
  const holders = holdersOfRareWords(a);
  const votes = new Int32Array(a.length);
  for (let j = 0; j < b.length; j++) for (const i of likeliest(bagOf(b[j]!.node), holders, votes)) weigh(i, j);
  return found.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
}

function holdersOfRareWords(items: readonly Item[]): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const [i, { node }] of items.entries()) {
    let last: number | undefined;
    for (const word of bagOf(node)) {
      if (word === last) continue;
      last = word;
      const at = holders.get(word);
      if (!at) holders.set(word, [i]);
      else if (at.length <= rareUpTo) at.push(i);
    }
  }
  for (const [word, at] of holders) if (at.length > rareUpTo) holders.delete(word);
  return holders;
}

/** The few items that share most rare words with a bag. `votes` is zero everywhere, before and after. */
function likeliest(bag: Int32Array, holders: ReadonlyMap<number, readonly number[]>, votes: Int32Array): number[] {
  const voted: number[] = [];
  for (const word of bag) {
    for (const i of holders.get(word) ?? []) if (votes[i]!++ === 0) voted.push(i);
  }
  const top: number[] = [];
  for (const i of voted) {
    let at = top.length;
    while (at > 0 && votes[top[at - 1]!]! < votes[i]!) at--;
    if (at < likeliestCount) {
      top.splice(at, 0, i);
      if (top.length > likeliestCount) top.pop();
    }
  }
  for (const i of voted) votes[i] = 0;
  return top;
}

/** The chain of pairs, rising in both members, that weighs most. Pairs come ordered. */
function heaviestRising(pairs: readonly Candidate[]): Candidate[] {
  const width = pairs.reduce((most, [, j]) => Math.max(most, j + 1), 0);
  const best = new Int32Array(width + 1).fill(-1);
  const weights = new Float64Array(pairs.length);
  const before = new Int32Array(pairs.length).fill(-1);
  const heavier = (p: number, q: number) => (p < 0 ? q : q < 0 || weights[p]! >= weights[q]! ? p : q);
  for (let start = 0; start < pairs.length;) {
    let next = start;
    for (; next < pairs.length && pairs[next]![0] === pairs[start]![0]; next++) {
      let top = -1;
      for (let at = pairs[next]![1]; at > 0; at -= at & -at) top = heavier(top, best[at]!);
      before[next] = top;
      weights[next] = pairs[next]![2] + (top < 0 ? 0 : weights[top]!);
    }
    for (let p = start; p < next; p++)
      for (let at = pairs[p]![1] + 1; at <= width; at += at & -at) best[at] = heavier(best[at]!, p);
    start = next;
  }
  let top = -1;
  for (let p = 0; p < pairs.length; p++) top = heavier(top, p);
  const chain: Candidate[] = [];
  for (; top >= 0; top = before[top]!) chain.push(pairs[top]!);
  return chain.toReversed();
}

/** A text block, or a list item that holds just one, by which splitting is recognised; '' for all else. */
function splitKind(node: Node): string {
  if (node.isTextblock) return 'text';
  return node.type === schema.nodes.listItem && node.childCount === 1 ? 'item' : '';
}

/** Extends pairs by neighbours that are parts of the same block, split off or joined. */
function withSplits(pairs: readonly Pairing[], a: readonly Item[], b: readonly Item[]): Pairing[] {
  for (const [index, pair] of pairs.entries()) {
    const kind = splitKind(a[pair.a0]!.node);
    if (kind === '' || splitKind(b[pair.b0]!.node) !== kind) continue;
    const left = pairs[index - 1] ?? { a1: 0, b1: 0 };
    const right = pairs[index + 1] ?? { a0: a.length, b0: b.length };
    const split = grow({ whole: a[pair.a0]!, part: b[pair.b0]!.node, kind }, b, [left.b1, pair.b0, right.b0]);
    pair.b0 = split[0];
    pair.b1 = split[1];
    if (split[1] - split[0] > 1) continue;
    const joined = grow({ whole: b[pair.b0]!, part: a[pair.a0]!.node, kind }, a, [left.a1, pair.a0, right.a0]);
    pair.a0 = joined[0];
    pair.a1 = joined[1];
  }
  return [...pairs];
}

function grow(
  { whole, part, kind }: { whole: Item; part: Node; kind: string },
  parts: readonly Item[],
  [low, at, high]: [number, number, number],
): [number, number] {
  let rest = without(bagOf(whole.node), bagOf(part));
  const belongs = (index: number) => {
    const node = parts[index]!.node;
    if (splitKind(node) !== kind) return false;
    const bag = bagOf(node);
    if (bag.length === 0 || shared(rest, bag) / bag.length < 0.6) return false;
    rest = without(rest, bag);
    return true;
  };
  let from = at;
  let to = at + 1;
  while (to < high && belongs(to)) to++;
  while (from > low && belongs(from - 1)) from--;
  return [from, to];
}

/** Between pairs, where one block stands against one of the same type, it is that block rewritten. */
function withSingles(pairs: readonly Pairing[], a: readonly Item[], b: readonly Item[]): Pairing[] {
  const all: Pairing[] = [];
  let i = 0;
  let j = 0;
  for (const pair of [...pairs, { a0: a.length, a1: a.length, b0: b.length, b1: b.length }]) {
    if (pair.a0 - i === 1 && pair.b0 - j === 1 && !a[i]!.node.isLeaf && a[i]!.node.type === b[j]!.node.type)
      all.push({ a0: i, a1: i + 1, b0: j, b1: j + 1 });
    if (pair.a0 < pair.a1) all.push(pair);
    i = pair.a1;
    j = pair.b1;
  }
  return all;
}

const counts = new WeakMap<Node, ReadonlyMap<number, number>>();

/** How often each word occurs in a container; kept, as it is asked for each block that might have come from it. */
function countsOf(container: Node): ReadonlyMap<number, number> {
  const known = counts.get(container);
  if (known) return known;
  const counted = new Map<number, number>();
  for (const word of bagOf(container)) counted.set(word, (counted.get(word) ?? 0) + 1);
  counts.set(container, counted);
  return counted;
}

/** How many of the blocks from `from` on are what a container was made of (or fell apart into); 0 if it is not so. */
export function contained(container: Node, blocks: readonly Item[], from: number): number {
  const whole = countsOf(container);
  const used = new Map<number, number>();
  let to = from;
  let common = 0;
  let total = 0;
  for (; to < blocks.length; to++) {
    const node = blocks[to]!.node;
    const bag = bagOf(node);
    if (familyOf(node) === familyOf(container) || node.isLeaf || bag.length === 0) break;
    let found = 0;
    for (const word of bag) if ((used.get(word) ?? 0) < (whole.get(word) ?? 0)) found += use(used, word);
    if (found / bag.length < 0.6) break;
    common += found;
    total += bag.length;
  }
  return to > from && (2 * common) / (bagOf(container).length + total) >= 0.6 ? to - from : 0;
}

function use(used: Map<number, number>, word: number): 1 {
  used.set(word, (used.get(word) ?? 0) + 1);
  return 1;
}
