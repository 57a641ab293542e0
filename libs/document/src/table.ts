import type { Node } from 'prosemirror-model';

const span = (cell: Node, name: 'colspan' | 'rowspan'): number => Number(cell.attrs[name]);

/** How many columns a table has: the width of its first row. */
export function tableWidth(table: Node): number {
  let width = 0;
  for (const cell of table.firstChild?.children ?? []) width += span(cell, 'colspan');
  return width;
}

/** True if every row of a table fills exactly the same columns, spans counted, and no span leaves the table. */
export function isRectangular(table: Node): boolean {
  const width = tableWidth(table);
  const below = new Int32Array(width);
  for (const row of table.children) {
    if (!fillRow(row, below)) return false;
    for (let column = 0; column < width; column++) below[column]!--;
  }
  return below.every((left) => left <= 0);
}

/** Lays the cells of one row; `below` holds for each column how many rows (this one included) are still covered from above. */
function fillRow(row: Node, below: Int32Array): boolean {
  let column = 0;
  const skip = () => {
    while (column < below.length && below[column]! > 0) column++;
  };
  for (const cell of row.children) {
    skip();
    for (let left = span(cell, 'colspan'); left > 0; left--, column++) {
      if (column >= below.length || below[column]! > 0) return false;
      below[column] = span(cell, 'rowspan');
    }
  }
  skip();
  return column === below.length;
}

/** True if no cell of the table spans more than one row and one column. */
export function isPlain(table: Node): boolean {
  return table.children.every((row) =>
    row.children.every((cell) => span(cell, 'colspan') === 1 && span(cell, 'rowspan') === 1),
  );
}

/** The spans of a table's cells, row by row: equal for tables of the same build. */
export function tableShape(table: Node): string {
  return table.children
    .map((row) => row.children.map((cell) => `${span(cell, 'colspan')}x${span(cell, 'rowspan')}`).join(','))
    .join(';');
}

/** The column spans of one row, or null if a cell of it spans rows. */
export function rowShape(row: Node): string | null {
  return row.children.some((cell) => span(cell, 'rowspan') > 1)
    ? null
    : row.children.map((cell) => span(cell, 'colspan')).join(',');
}
