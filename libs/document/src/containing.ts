import type { Node } from 'prosemirror-model';

import type { Item } from './compare-hunks.js';
import { bagOf } from './likeness.js';
import { familyOf } from './pairing.js';

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
