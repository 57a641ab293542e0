import type { Node } from 'prosemirror-model';

import type { Item } from './compare-hunks.js';
import { bagOf, shared, without } from './likeness.js';
import { schema } from './schema.js';

/** Children `a0`…`a1` of the base stand for `b0`…`b1` of the target: one with one, or a text block with the parts it was split into or joined from. */
export interface Pairing {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
  /** They only stand in each other's place: one is the other written anew unless it moved elsewhere, or came from there. */
  isByPlace?: boolean;
}

/** A text block, or a list item that holds just one, by which splitting is recognised; '' for all else. */
function splitKind(node: Node): string {
  if (node.isTextblock) return 'text';
  return node.type === schema.nodes.listItem && node.childCount === 1 ? 'item' : '';
}

/** A list of bare paragraphs: what a paragraph enumerated may stand in it as items. */
export function isListOfParts(node: Node): boolean {
  const isList = node.type === schema.nodes.bulletList || node.type === schema.nodes.orderedList;
  return isList && node.children.every((item) => item.childCount === 1);
}

/** Extends pairs by neighbours that are parts of the same block, split off or joined. */
export function withSplits(pairs: readonly Pairing[], a: readonly Item[], b: readonly Item[]): Pairing[] {
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
    if (splitKind(node) !== kind && !(kind === 'text' && isListOfParts(node))) return false;
    const bag = bagOf(node);
    if (bag.length === 0 || shared(rest, bag) / bag.length < 0.6) return false;
    rest = without(rest, bag);
    return true;
  };
  let from = at;
  let to = at + 1;
  while (to < high && belongs(to)) to++;
  while (from > low && belongs(from - 1)) from--;
  // The first part keeps the start of the whole, so it is a block as that.
  while (from < at && splitKind(parts[from]!.node) !== kind) from++;
  return [from, to];
}
