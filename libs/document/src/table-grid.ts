import type { Node } from 'prosemirror-model';

/** A table wider than this is refused: no page shows it, and spans multiply the work of everything that reads it. */
export const maximumColumns = 200;

/** What is wrong with the spans of a table: `row` counts from 0, `cell` is the child of that row (absent: the row as a whole). */
export interface TableFault {
  readonly row: number;
  readonly cell?: number;
  readonly detail: string;
}

/**
 * The first fault of a table's grid, or undefined if every square of the rectangle belongs to exactly one cell. Costs rows
 * times columns, whatever the spans claim.
 */
export function tableFault(table: Node): TableFault | undefined {
  const width = rowWidth(table.firstChild);
  if (width === 0) return { row: 0, detail: 'A table has at least one column.' };
  if (width > maximumColumns) return { row: 0, detail: `A table has at most ${maximumColumns} columns.` };
  let covered = new Int32Array(width);
  let next = new Int32Array(width);
  for (let row = 0; row < table.childCount; row++) {
    const fault = fillRow(table.child(row), { covered, next }, table.childCount - row);
    if (fault) return { row, ...fault };
    [covered, next] = [next, covered];
  }
  return undefined;
}

function rowWidth(row: Node | null): number {
  return row?.children.reduce((sum, cell) => sum + Number(cell.attrs['colspan']), 0) ?? 0;
}

interface Columns {
  /** For each column, in how many rows (this one included) a cell from above still stands. */
  readonly covered: Int32Array;
  /** The same for the row below, written here. */
  readonly next: Int32Array;
}

/** Sets one row into the grid. */
function fillRow(row: Node, { covered, next }: Columns, rowsLeft: number): Omit<TableFault, 'row'> | undefined {
  for (let at = 0; at < covered.length; at++) next[at] = Math.max(0, covered[at]! - 1);
  let column = 0;
  for (let at = 0; at < row.childCount; at++) {
    const { colspan, rowspan } = row.child(at).attrs as { colspan: number; rowspan: number };
    while (column < covered.length && covered[column]! > 0) column++;
    if (column + colspan > covered.length) return { cell: at, detail: 'The cell is wider than the table.' };
    if (rowspan > rowsLeft) return { cell: at, detail: 'The cell reaches below the last row.' };
    for (const end = column + colspan; column < end; column++) {
      if (covered[column]! > 0) return { cell: at, detail: 'The cell overlaps one from a row above.' };
      next[column] = rowspan - 1;
    }
  }
  while (column < covered.length && covered[column]! > 0) column++;
  if (column < covered.length) return { detail: 'The row has fewer cells than the table has columns.' };
  return undefined;
}
