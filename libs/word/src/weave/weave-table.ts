import type { FlatCell, FlatRow, FlatTable, Flow } from '../flat/flat.js';
import type { Kept } from './kept.js';
import { longestRising } from './rising.js';
import type { Woven, WovenCell, WovenRow } from './woven.js';

type Weave = (base: Flow, target: Flow, kept: Kept) => Woven[];

/** Two versions of a table woven by rows and cells; undefined if its cells were merged or parted so that one table can't tell both. */
export function weaveTable(
  base: FlatTable,
  target: FlatTable,
  kept: Kept,
  weave: Weave,
): readonly WovenRow[] | undefined {
  if (base.code !== target.code) return undefined;
  const partners = partnersOf(base.rows, target.rows, kept);
  if (partners.every((partner) => partner < 0)) return undefined;
  const rows: WovenRow[] = [];
  const whole = (row: FlatRow, state: 'gone' | 'new') => rows.push(wholeRow(row, state, kept, weave));
  let done = 0;
  for (const [index, row] of target.rows.entries()) {
    const partner = partners[index]!;
    if (partner < 0) {
      whole(row, 'new');
      continue;
    }
    for (; done < partner; done++) whole(base.rows[done]!, 'gone');
    done++;
    const cells = rowCells(base.rows[partner]!, row, kept, weave);
    if (!cells) return undefined;
    rows.push({ state: 'kept', change: -1, cells });
  }
  for (; done < base.rows.length; done++) whole(base.rows[done]!, 'gone');
  return rows;
}

/** A table that is only in one of the texts. */
export function wholeTable(table: FlatTable, state: 'gone' | 'new', kept: Kept, weave: Weave): readonly WovenRow[] {
  return table.rows.map((row) => wholeRow(row, state, kept, weave));
}

function wholeRow(row: FlatRow, state: 'gone' | 'new', kept: Kept, weave: Weave): WovenRow {
  const change = kept.changeAt(state === 'gone' ? 'base' : 'target', row.at);
  return { state, change, cells: row.cells.map((cell) => wholeCell(cell, 'kept', state, { kept, weave })) };
}

function wholeCell(
  cell: FlatCell,
  state: WovenCell['state'],
  content: 'gone' | 'new',
  { kept, weave }: { kept: Kept; weave: Weave },
): WovenCell {
  const flow = content === 'gone' ? weave(cell.flow, [], kept) : weave([], cell.flow, kept);
  return { state, cell, flow };
}

function rowCells(base: FlatRow, target: FlatRow, kept: Kept, weave: Weave): readonly WovenCell[] | undefined {
  if (base.cells.length === target.cells.length && base.cells.every((cell, at) => alike(cell, target.cells[at]!)))
    return target.cells.map((cell, at) => ({
      state: 'kept',
      cell,
      flow: weave(base.cells[at]!.flow, cell.flow, kept),
    }));
  if ([...base.cells, ...target.cells].some((cell) => cell.merge !== 'none')) return undefined;
  const partners = partnersOf(base.cells, target.cells, kept);
  for (const [at, partner] of partners.entries())
    if (partner >= 0 && !alike(base.cells[partner]!, target.cells[at]!)) return undefined;
  // A row of which no cell stays is another row.
  if (partners.every((partner) => partner < 0)) return undefined;
  const cells: WovenCell[] = [];
  let done = 0;
  const takeOut = (upTo: number) => {
    for (; done < upTo; done++) cells.push(wholeCell(base.cells[done]!, 'gone', 'gone', { kept, weave }));
  };
  for (const [at, cell] of target.cells.entries()) {
    const partner = partners[at]!;
    if (partner < 0) cells.push(wholeCell(cell, 'new', 'new', { kept, weave }));
    else {
      takeOut(partner);
      done++;
      cells.push({ state: 'kept', cell, flow: weave(base.cells[partner]!.flow, cell.flow, kept) });
    }
  }
  takeOut(base.cells.length);
  return cells;
}

function alike(a: FlatCell, b: FlatCell): boolean {
  return a.span === b.span && a.merge === b.merge && a.header === b.header;
}

function partnersOf(base: readonly { at: number }[], target: readonly { at: number }[], kept: Kept): number[] {
  const places = new Map(base.map(({ at }, index) => [at, index]));
  const found = target.map(({ at }) => (at < 0 ? -1 : (places.get(kept.sourceOf(at)) ?? -1)));
  const partners = found.map(() => -1);
  for (const index of longestRising(found)) partners[index] = found[index]!;
  return partners;
}
