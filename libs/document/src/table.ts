import type { Node } from 'prosemirror-model';

const span = (cell: Node, name: 'colspan' | 'rowspan'): number => Number(cell.attrs[name]);

/** How many columns a table has: the width of its first row. */
export function tableWidth(table: Node): number {
  let width = 0;
  for (const cell of table.firstChild?.children ?? []) width += span(cell, 'colspan');
  return width;
}

/** True if no cell of the table spans more than one row and one column. */
export function isPlain(table: Node): boolean {
  // Cells that span nothing mostly have one and the same attributes.
  let plain: Node['attrs'] | undefined;
  for (const row of table.children)
    for (const { attrs } of row.children) {
      if (attrs === plain) continue;
      if (attrs['colspan'] !== 1 || attrs['rowspan'] !== 1) return false;
      plain = attrs;
    }
  return true;
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
