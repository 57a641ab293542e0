import { compareBands, compareShapes, matchItems } from './compare-bands.js';
import { putIn, restyle, takeOut } from './compare-nodes.js';
import { endOf, positionAt, rowOf, settle } from './compare-hunks.js';
import type { Comparison, Item, Row, Step } from './compare-hunks.js';
import { bagOf, joinBags, likeness } from './likeness.js';
import { equalInPlace, isSame } from './sameness.js';
import { schema } from './schema.js';
import { isPlain, tableWidth } from './table.js';

/** Compares two tables: cell by cell where they are built alike, else by rows and columns, else as a whole. */
export function compareTable(comparison: Comparison, a: Item, b: Item): void {
  if (!sharesRows(comparison, a, b) && isOther(a, b)) return replaceTable(comparison, a, b);
  const isWide = tableWidth(a.node) === tableWidth(b.node);
  if (isPlain(a.node) && isPlain(b.node))
    return isWide ? compareByRows(comparison, a, b) : compareByColumns(comparison, a, b);
  const steps = isWide
    ? compareBands(comparison, a, b)
    : [compareShapes(comparison, rowOf(a.node, a.at), rowOf(b.node, b.at))];
  settle(comparison, schema.nodes.table, steps);
}

/** Below this share of common words a table is another one. */
const otherBelow = 0.2;

/** True if so many rows stand in both that nobody needs to count words. */
function sharesRows({ identities }: Comparison, a: Item, b: Item): boolean {
  if (equalInPlace(a.node, b.node)) return true;
  const known = new Set(a.node.children.map((row) => identities.of(row)));
  const common = b.node.children.filter((row) => known.has(identities.of(row))).length;
  return common >= 2 * otherBelow * Math.max(a.node.childCount, b.node.childCount);
}

function isOther(a: Item, b: Item): boolean {
  const [old, young] = [bagOf(a.node), bagOf(b.node)];
  return old.length + young.length > 0 && likeness(old, young) < otherBelow;
}

function replaceTable(comparison: Comparison, a: Item, b: Item): void {
  comparison.add({ from: a.at + 1, to: endOf(a) - 1, tFrom: b.at + 1, tTo: endOf(b) - 1, role: 'table' });
}

/** Two rows of the same shape, cell by cell. */
export function compareCells(comparison: Comparison, a: Item, b: Item): void {
  const cells = rowOf(b.node, b.at).items;
  for (const [index, cell] of rowOf(a.node, a.at).items.entries()) {
    restyle(comparison, cell, cells[index]!);
    if (!isSame(cell.node, cells[index]!.node)) comparison.inside(cell, cells[index]!);
  }
}

interface RowMatch {
  readonly a: number;
  readonly b: number;
}

function matchRows(comparison: Comparison, a: Item, b: Item): RowMatch[] {
  const equal = equalInPlace(a.node, b.node);
  const matches = equal && Int32Array.from(equal, (isEqual, index) => (isEqual ? index : -1));
  return matchItems(comparison, rowOf(a.node, a.at).items, rowOf(b.node, b.at).items, matches).map(([i, j]) => ({
    a: i,
    b: j,
  }));
}

/** Plain tables of one width: any two rows have the same cells. */
function compareByRows(comparison: Comparison, a: Item, b: Item): void {
  const [old, young] = [rowOf(a.node, a.at), rowOf(b.node, b.at)];
  const matches = matchRows(comparison, a, b);
  const steps = compareMatched(comparison, { old, young, scope: a.at + 1 }, matches);
  const equal = equalInPlace(a.node, b.node);
  for (const { a: i, b: j } of matches)
    if (i !== j || !equal?.[i]) compareCells(comparison, old.items[i]!, young.items[j]!);
  settle(comparison, schema.nodes.table, steps);
}

const keptRow: Step = { base: [schema.nodes.tableRow], target: [schema.nodes.tableRow], unit: -1 };

/** Rows without a partner go out and come in. */
function compareMatched(
  comparison: Comparison,
  { old, young, scope }: { old: Row; young: Row; scope: number },
  matches: readonly RowMatch[],
): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const match of [...matches, { a: old.items.length, b: young.items.length }]) {
    for (; i < match.a; i++) steps.push(takeOut(comparison, old.items[i]!, positionAt(young, j), scope));
    for (; j < match.b; j++) steps.push(putIn(comparison, young.items[j]!, positionAt(old, i), scope));
    if (i < old.items.length) steps.push(keptRow);
    i++;
    j++;
  }
  return steps;
}

/** Plain tables of different width: columns are matched by their words, and each one gone or come is one change. */
function compareByColumns(comparison: Comparison, a: Item, b: Item): void {
  const [old, young] = [rowOf(a.node, a.at), rowOf(b.node, b.at)];
  const columns = matchColumns(a, b);
  const matches = matchRows(comparison, a, b);
  const rowUnits = compareMatched(comparison, { old, young, scope: -1 }, matches)
    .map(({ unit }) => unit)
    .filter((unit) => unit >= 0);
  const units = new Map<string, number>();
  const unitOf = (key: string) => {
    if (!units.has(key)) units.set(key, comparison.newUnit());
    return units.get(key)!;
  };
  for (const match of matches)
    compareCellsByColumn(comparison, { a: old.items[match.a]!, b: young.items[match.b]! }, { columns, unitOf });
  // Rows come with the new width and go with the old one: with columns changing too, it is all one change.
  const all = [...units.values(), ...rowUnits];
  if (rowUnits.length > 0 || columns.every(({ a: i, b: j }) => i < 0 || j < 0))
    for (const unit of all) comparison.unite(all[0]!, unit);
}

interface ColumnStep {
  /** -1: the column is new. */
  readonly a: number;
  /** -1: the column is gone. */
  readonly b: number;
}

function compareCellsByColumn(
  comparison: Comparison,
  row: { a: Item; b: Item },
  { columns, unitOf }: { columns: readonly ColumnStep[]; unitOf: (key: string) => number },
): void {
  const [old, young] = [rowOf(row.a.node, row.a.at), rowOf(row.b.node, row.b.at)];
  let i = 0;
  let j = 0;
  for (const column of columns) {
    if (column.a >= 0 && column.b >= 0) {
      const [x, y] = [old.items[i]!, young.items[j]!];
      restyle(comparison, x, y);
      if (!x.node.eq(y.node)) comparison.inside(x, y);
    } else if (column.a >= 0) {
      comparison.add(
        {
          from: old.items[i]!.at,
          to: endOf(old.items[i]!),
          tFrom: positionAt(young, j),
          tTo: positionAt(young, j),
          role: 'column',
        },
        unitOf(`-${column.a}`),
      );
    } else {
      comparison.add(
        {
          from: positionAt(old, i),
          to: positionAt(old, i),
          tFrom: young.items[j]!.at,
          tTo: endOf(young.items[j]!),
          role: 'column',
        },
        unitOf(`+${column.b}`),
      );
    }
    if (column.a >= 0) i++;
    if (column.b >= 0) j++;
  }
}

/** Columns in the order of the result; those gone stand before those come at the same place. */
function matchColumns(a: Item, b: Item): ColumnStep[] {
  const bags = ({ node }: Item) =>
    Array.from({ length: tableWidth(node) }, (_, column) =>
      joinBags(node.children.map((row) => bagOf(row.child(column)))),
    );
  const [old, young] = [bags(a), bags(b)];
  // A short table of likeness, solved exactly: columns are few.
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(young.length + 1));
  const weight = old.map((x) => young.map((y) => likeness(x, y)));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      const like = weight[i]![j]! > 0.3 ? weight[i]![j]! + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(like, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const steps: ColumnStep[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length) {
    const isPair =
      i < old.length &&
      j < young.length &&
      weight[i]![j]! > 0.3 &&
      best[i]![j] === weight[i]![j]! + best[i + 1]![j + 1]!;
    if (isPair) steps.push({ a: i++, b: j++ });
    else if (i < old.length && (j >= young.length || best[i + 1]![j]! >= best[i]![j + 1]!))
      steps.push({ a: i++, b: -1 });
    else steps.push({ a: -1, b: j++ });
  }
  return steps;
}
