import { attributeOf, childrenOf } from './markup.js';
import type { MarkupElement } from './markup.js';

/** The cells of a row. */
export function cellsOf(row: MarkupElement): MarkupElement[] {
  return childrenOf(row, 'td', 'th');
}

/** Over how many rows or columns a cell goes. */
export function spanOf(cell: MarkupElement, name: 'rowspan' | 'colspan'): number {
  return Number(attributeOf(cell, name) ?? 1);
}

/** The rows of a table, not those of tables in its cells. */
function rowsOf(table: MarkupElement): MarkupElement[] {
  return childrenOf(table, 'thead', 'tbody', 'tr').flatMap((part) =>
    part.tagName === 'tr' ? [part] : childrenOf(part, 'tr'),
  );
}

/** How many columns each row of a table fills, laid out as a browser does. */
export function widthsOf(table: MarkupElement): number[] {
  let covered: number[] = [];
  return rowsOf(table).map((row) => {
    const next = covered.map((left) => Math.max(0, left - 1));
    let column = 0;
    for (const cell of cellsOf(row)) {
      const [colSpan, rowSpan] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      while ((covered[column] ?? 0) > 0) column++;
      for (const end = column + colSpan; column < end; column++) next[column] = rowSpan - 1;
    }
    while ((covered[column] ?? 0) > 0) column++;
    covered = next;
    return column;
  });
}
