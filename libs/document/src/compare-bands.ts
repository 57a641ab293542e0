import { align } from './align.js';
import type { Matches } from './align.js';
import { putIn, restyle, takeOut } from './compare-nodes.js';
import { positionAt, rowOf, slice } from './compare-hunks.js';
import type { Comparison, Item, Row, Step } from './compare-hunks.js';
import { bagOf, likeness } from './likeness.js';
import { pairUp } from './pairing.js';
import { schema } from './schema.js';
import { rowShape, tableShape } from './table.js';

/** Rows that hang together by cells that span them, as a table of their own; `from`…`to` are their indexes. */
interface Band extends Item {
  readonly from: number;
  readonly to: number;
}

function bandsOf({ items }: Row): Band[] {
  const bands: Band[] = [];
  let from = 0;
  let end = 0;
  for (const [index, { node }] of items.entries()) {
    for (const cell of node.children) end = Math.max(end, index + Number(cell.attrs['rowspan']));
    if (end > index + 1) continue;
    const rows = items.slice(from, index + 1);
    const table = schema.nodes.table.create(
      null,
      rows.map((row) => row.node),
    );
    bands.push({ node: table, at: rows[0]!.at, from, to: index + 1 });
    from = index + 1;
  }
  return bands;
}

/** Tables of one width with cells that span others: band by band, and each band by its cells. The steps are the table's. */
export function compareBands(comparison: Comparison, a: Item, b: Item): Step[] {
  const [old, young] = [rowOf(a.node, a.at), rowOf(b.node, b.at)];
  const [olds, youngs] = [bandsOf(old), bandsOf(young)];
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const [x, y] of [...matchItems(comparison, olds, youngs), [olds.length, youngs.length] as const]) {
    for (; i < x; i++) steps.push(bandOut(comparison, olds[i]!, old, { at: rowAt(young, youngs[j]), scope: a.at + 1 }));
    for (; j < y; j++) steps.push(bandIn(comparison, youngs[j]!, young, { at: rowAt(old, olds[i]), scope: a.at + 1 }));
    if (i < olds.length) {
      const [band, other] = [olds[i]!, youngs[j]!];
      const rows = [slice(old, band.from, band.to), slice(young, other.from, other.to)] as const;
      steps.push(band.node.eq(other.node) ? kept(rows[0]) : compareShapes(comparison, ...rows));
    }
    i++;
    j++;
  }
  return steps;
}

function rowAt(rows: Row, band: Band | undefined): number {
  return band ? band.at : rows.end;
}

function kept({ items }: Row): Step {
  const types = items.map(({ node }) => node.type);
  return { base: types, target: types, unit: -1 };
}

/** Equal items first (those of `equal`, if they are known), then like ones between them, as pairs of their indexes. */
export function matchItems(
  comparison: Comparison,
  a: readonly Item[],
  b: readonly Item[],
  equal?: Matches,
): (readonly [number, number])[] {
  const ids = (items: readonly Item[]) => Int32Array.from(items, ({ node }) => comparison.identities.of(node));
  const matches = equal ?? align(ids(a), ids(b));
  const found: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  for (let at = 0; at <= a.length; at++) {
    const partner = at < a.length ? matches[at]! : b.length;
    if (partner < 0) continue;
    if (at - i === 1 && partner - j === 1) found.push([i, j]);
    else
      for (const { a0, b0, a1, b1 } of pairUp(a.slice(i, at), b.slice(j, partner)))
        if (a1 - a0 === 1 && b1 - b0 === 1) found.push([i + a0, j + b0]);
    if (at < a.length) found.push([at, partner]);
    i = at + 1;
    j = partner + 1;
  }
  return found;
}

/** A row alone may move; rows that hang together go at once. */
function bandOut(comparison: Comparison, band: Band, rows: Row, { at, scope }: { at: number; scope: number }): Step {
  const items = rows.items.slice(band.from, band.to);
  const steps = items.map((item) => takeOut(comparison, item, at, scopeOf(item, scope)));
  return oneStep(comparison, steps, comparison.newUnit());
}

function bandIn(comparison: Comparison, band: Band, rows: Row, { at, scope }: { at: number; scope: number }): Step {
  const items = rows.items.slice(band.from, band.to);
  const steps = items.map((item) => putIn(comparison, item, at, scopeOf(item, scope)));
  return oneStep(comparison, steps, comparison.newUnit());
}

function scopeOf({ node }: Item, scope: number): number {
  return rowShape(node) === null ? -1 : scope;
}

function oneStep(comparison: Comparison, steps: readonly Step[], unit: number): Step {
  for (const step of steps) if (step.unit >= 0) comparison.unite(unit, step.unit);
  return { base: steps.flatMap(({ base }) => base), target: steps.flatMap(({ target }) => target), unit };
}

/** Rows against rows of another build: all that makes the other build is one change, the words in the cells are apart from it. */
export function compareShapes(comparison: Comparison, a: Row, b: Row): Step {
  const unit = comparison.newUnit();
  const tables = [a, b].map(({ items }) =>
    schema.nodes.table.create(
      null,
      items.map(({ node }) => node),
    ),
  );
  const isSame = tableShape(tables[0]!) === tableShape(tables[1]!);
  const isOther = likeness(bagOf(tables[0]!), bagOf(tables[1]!)) < 0.2 && !isSame;
  const matches = isSame
    ? a.items.map((_, index) => [index, index] as const)
    : isOther
      ? []
      : matchItems(comparison, a.items, b.items);
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const [x, y] of [...matches, [a.items.length, b.items.length] as const]) {
    for (; i < x; i++) steps.push(takeOut(comparison, a.items[i]!, positionAt(b, j), -1));
    for (; j < y; j++) steps.push(putIn(comparison, b.items[j]!, positionAt(a, i), -1));
    if (i < a.items.length) {
      compareRow(comparison, { a: a.items[i]!, b: b.items[j]! }, unit);
      steps.push(kept({ items: [a.items[i]!], end: 0 }));
    }
    i++;
    j++;
  }
  const step = oneStep(comparison, steps, unit);
  return isSame ? { ...step, unit: -1 } : step;
}

function compareRow(comparison: Comparison, row: { a: Item; b: Item }, unit: number): void {
  const [a, b] = [rowOf(row.a.node, row.a.at), rowOf(row.b.node, row.b.at)];
  const matches =
    a.items.length === b.items.length
      ? a.items.map((_, index) => [index, index] as const)
      : matchItems(comparison, a.items, b.items);
  let i = 0;
  let j = 0;
  for (const [x, y] of [...matches, [a.items.length, b.items.length] as const]) {
    for (; i < x; i++) cell(comparison, { from: a.items[i]!, at: positionAt(b, j), isGone: true }, unit);
    for (; j < y; j++) cell(comparison, { from: b.items[j]!, at: positionAt(a, i), isGone: false }, unit);
    if (i < a.items.length) compareCell(comparison, { a: a.items[i]!, b: b.items[j]! }, unit);
    i++;
    j++;
  }
}

function cell(
  comparison: Comparison,
  { from: { node, at: start }, at, isGone }: { from: Item; at: number; isGone: boolean },
  unit: number,
): void {
  const end = start + node.nodeSize;
  const ranges = isGone ? { from: start, to: end, tFrom: at, tTo: at } : { from: at, to: at, tFrom: start, tTo: end };
  comparison.add({ ...ranges, role: 'column' }, unit);
}

function compareCell(comparison: Comparison, { a, b }: { a: Item; b: Item }, unit: number): void {
  const spans = ({ node }: Item) => `${node.attrs['colspan']}x${node.attrs['rowspan']}`;
  if (spans(a) === spans(b)) restyle(comparison, a, b);
  else comparison.add({ from: a.at, to: a.at + 1, tFrom: b.at, tTo: b.at + 1, role: 'span' }, unit);
  if (!a.node.content.eq(b.node.content)) comparison.inside(a, b);
}
