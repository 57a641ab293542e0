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
  const moved: (readonly [source: Loner, target: Loner])[] = [];
  const sources = new LonersByContent(comparison, gone);
  for (const target of come) {
    const source = sources.take(target.item, target.scope);
    if (!source) continue;
    gone.delete(source);
    come.delete(target);
    move(comparison, source, target);
    moved.push([source, target]);
  }
  for (const [source, target] of findEdited(comparison, [...gone], come)) {
    gone.delete(source);
    come.delete(target);
    moved.push([source, target]);
  }
  moveBeside(comparison, moved);
  findIndented(comparison, gone, come);
}

/** A short block, as a heading, that stood right beside one that moved, and does so still, moved along. */
function moveBeside(comparison: Comparison, moved: (readonly [source: Loner, target: Loner])[]): void {
  if (moved.length === 0) return;
  const isShort = (loner: Loner) =>
    loner.scope >= 0 && loner.item.node.isTextblock && loner.item.node.childCount > 0 && !movable(loner);
  const [gone, come] = [comparison.gone.filter(isShort), comparison.come.filter(isShort)];
  if (gone.length === 0 || come.length === 0) return;
  for (const [edgeOf, startOf] of [
    [({ item }: Loner) => item.at, ({ item }: Loner) => endOf(item)],
    [({ item }: Loner) => endOf(item), ({ item }: Loner) => item.at],
  ] as const) {
    const sources = new Map(gone.map((loner) => [startOf(loner), loner]));
    const targets = new Map(come.map((loner) => [startOf(loner), loner]));
    for (const pair of moved) {
      const source = sources.get(edgeOf(pair[0]));
      const target = targets.get(edgeOf(pair[1]));
      if (!source || !target || source.hunk.isOut || target.hunk.base || source.scope !== target.scope) continue;
      if (!source.item.node.eq(target.item.node)) continue;
      move(comparison, source, target);
      moved.push([source, target]);
    }
  }
}

function movable({ item, scope }: Loner): boolean {
  return scope >= 0 && bagOf(item.node).length >= movedFrom;
}

/** Moved and edited: found by what few blocks have in common, so that many blocks cost no more than their words. */
function findEdited(comparison: Comparison, gone: readonly Loner[], come: Iterable<Loner>): [Loner, Loner][] {
  const found: [Loner, Loner][] = [];
  if (gone.length === 0) return found;
  const kinship = Kinship.among(gone.map(({ item }) => item.node));
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
