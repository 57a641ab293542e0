import { endOf } from './compare-hunks.js';
import type { Comparison, Loner } from './compare-hunks.js';
import { findIndented, LonersByContent } from './compare-indents.js';
import { Kinship } from './kinship.js';
import { bagOf, likeness } from './likeness.js';
import { schema } from './schema.js';
import { rowShape } from './table.js';

/** Shorter blocks are too common to say that one moved. */
const movedFrom = 3;
const movedAbove = 0.6;

/** A block that went out here and came in there is one move; what changed inside it stays apart. */
export function findMoves(comparison: Comparison): void {
  const gone = new Set(comparison.gone.filter(movable));
  const come = new Set(comparison.come.filter(movable));
  const sources = new LonersByContent(comparison, gone);
  for (const target of come) {
    const source = sources.take(target.item, target.scope);
    if (!source) continue;
    gone.delete(source);
    come.delete(target);
    move(comparison, source, target);
  }
  for (const [source, target] of findEdited(comparison, [...gone], come)) {
    gone.delete(source);
    come.delete(target);
  }
  findIndented(comparison, gone, come);
}

function movable({ item, scope }: Loner): boolean {
  return scope >= 0 && bagOf(item.node).length >= movedFrom;
}

/** Moved and edited: found by what few blocks have in common, so that many blocks cost no more than their words. */
function findEdited(comparison: Comparison, gone: readonly Loner[], come: Iterable<Loner>): [Loner, Loner][] {
  const found: [Loner, Loner][] = [];
  if (gone.length === 0) return found;
  const kinship = new Kinship(gone.map(({ item }) => item.node));
  const used = new Set<number>();
  for (const target of come) {
    const best = kinship.likeliest(target.item.node).find((index) => !used.has(index) && isMoved(gone[index]!, target));
    if (best === undefined) continue;
    const source = gone[best]!;
    used.add(best);
    found.push([source, target]);
    move(comparison, source, target);
    comparison.inside(source.item, target.item);
  }
  return found;
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
