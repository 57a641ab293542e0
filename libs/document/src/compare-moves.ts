import { endOf } from './compare-hunks.js';
import type { Comparison, Loner } from './compare-hunks.js';
import { bagOf, likeness } from './likeness.js';
import { schema } from './schema.js';
import { rowShape } from './table.js';

/** Shorter blocks are too common to say that one moved. */
const movedFrom = 3;
const movedAbove = 0.6;

/** A block that went out here and came in there is one move; what changed inside it stays apart. */
export function findMoves(comparison: Comparison): void {
  const taken = new Set<Loner>();
  const byIdentity = new Map<string, Loner[]>();
  const movable = ({ item, scope }: Loner) => scope >= 0 && bagOf(item.node).length >= movedFrom;
  const keyOf = ({ item, scope }: Loner) => `${scope}:${comparison.identities.of(item.node)}`;
  for (const loner of comparison.gone.filter(movable)) {
    const same = byIdentity.get(keyOf(loner));
    if (same) same.push(loner);
    else byIdentity.set(keyOf(loner), [loner]);
  }
  const left: Loner[] = [];
  for (const loner of comparison.come.filter(movable)) {
    const source = byIdentity.get(keyOf(loner))?.shift();
    if (source) {
      taken.add(source);
      move(comparison, source, loner);
    } else left.push(loner);
  }
  findEdited(
    comparison,
    comparison.gone.filter((loner) => movable(loner) && !taken.has(loner)),
    left,
  );
}

/** Moved and edited: found by rare words, so that many blocks cost no more than their words. */
function findEdited(comparison: Comparison, gone: readonly Loner[], come: readonly Loner[]): void {
  const holders = new Map<number, number[]>();
  for (const [index, { item }] of gone.entries()) {
    for (const word of new Set(bagOf(item.node))) {
      const at = holders.get(word);
      if (at) at.push(index);
      else holders.set(word, [index]);
    }
  }
  const used = new Set<number>();
  for (const target of come) {
    const votes = new Map<number, number>();
    for (const word of new Set(bagOf(target.item.node))) {
      const at = holders.get(word) ?? [];
      if (at.length <= 12) for (const index of at) votes.set(index, (votes.get(index) ?? 0) + 1);
    }
    const [best] = [...votes].filter(([index]) => !used.has(index)).sort((p, q) => q[1] - p[1]);
    if (!best) continue;
    const source = gone[best[0]]!;
    if (source.scope !== target.scope || !source.item.node.sameMarkup(target.item.node) || !sameBuild(source, target))
      continue;
    if (likeness(bagOf(source.item.node), bagOf(target.item.node)) < movedAbove) continue;
    used.add(best[0]);
    move(comparison, source, target);
    comparison.inside(source.item, target.item);
  }
}

/** Rows are compared cell by cell, so only rows of one shape can be one row that moved. */
function sameBuild(a: Loner, b: Loner): boolean {
  if (a.item.node.type !== schema.nodes.tableRow) return true;
  const shape = rowShape(a.item.node);
  return shape !== null && shape === rowShape(b.item.node);
}

function move(comparison: Comparison, source: Loner, target: Loner): void {
  target.hunk.base = [source.item.at, endOf(source.item)];
  comparison.unite(source.hunk.unit, target.hunk.unit);
  comparison.remove(source.hunk);
}
