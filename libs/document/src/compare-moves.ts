import { endOf } from './compare-hunks.js';
import type { Comparison, Loner } from './compare-hunks.js';
import { Kinship } from './kinship.js';
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

/** Moved and edited: found by what few blocks have in common, so that many blocks cost no more than their words. */
function findEdited(comparison: Comparison, gone: readonly Loner[], come: readonly Loner[]): void {
  if (gone.length === 0 || come.length === 0) return;
  const kinship = new Kinship(gone.map(({ item }) => item.node));
  const used = new Set<number>();
  for (const target of come) {
    const best = kinship.likeliest(target.item.node).find((index) => !used.has(index) && isMoved(gone[index]!, target));
    if (best === undefined) continue;
    const source = gone[best]!;
    used.add(best);
    move(comparison, source, target);
    comparison.inside(source.item, target.item);
  }
}

function isMoved(source: Loner, target: Loner): boolean {
  const [old, young] = [source.item.node, target.item.node];
  return (
    source.scope === target.scope &&
    old.sameMarkup(young) &&
    sameBuild(source, target) &&
    likeness(bagOf(old), bagOf(young)) >= movedAbove
  );
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
