import { schema, withoutTables } from '@tarmeem/document';
import type { Node } from 'prosemirror-model';

import type { ReadCell, ReadFlow } from './model.js';

/** Widest table that a text may have. */
const mostColumns = 200;

/** A cell set into the grid; `rows` grows with each row that it reaches into. */
interface Placed {
  readonly cell: ReadCell;
  readonly column: number;
  rows: number;
}

/**
 * The rows as a table of which each square belongs to one cell: a cell that goes on from above is joined to it where both
 * are equally wide, and rows that end early are filled up. Undefined if there is nothing in it.
 */
export function tableOf(rows: readonly (readonly ReadCell[])[], content: (flow: ReadFlow) => Node[]): Node | undefined {
  const width = Math.min(
    mostColumns,
    Math.max(0, ...rows.map((cells) => cells.reduce((sum, { span }) => sum + span, 0))),
  );
  if (width === 0) return undefined;
  let above: (Placed | undefined)[] = [];
  const placed = rows.map((cells) => {
    const row: Placed[] = [];
    const next: (Placed | undefined)[] = [];
    let column = 0;
    for (const cell of [...cells, ...filling(cells, width)]) {
      if (column + cell.span > width) break;
      const from = above[column];
      if (cell.merge === 'continue' && from && from.column === column && from.cell.span === cell.span) {
        from.rows++;
        next[column] = from;
      } else {
        const one = { cell, column, rows: 1 };
        row.push(one);
        next[column] = one;
      }
      column += cell.span;
    }
    above = next;
    return { row, column };
  });
  return schema.nodes.table.create(
    null,
    placed.map(({ row, column }) =>
      schema.nodes.tableRow.create(null, [
        ...row.map((one) => cellNode(one, content)),
        ...Array.from({ length: width - column }, () =>
          schema.nodes.tableCell.create(null, schema.nodes.paragraph.create()),
        ),
      ]),
    ),
  );
}

/** What a short row lacks. */
function filling(cells: readonly ReadCell[], width: number): ReadCell[] {
  const have = cells.reduce((sum, { span }) => sum + span, 0);
  return Array.from({ length: Math.max(0, width - have) }, () => ({
    state: 'kept',
    span: 1,
    merge: 'none',
    header: false,
    flow: [],
  }));
}

function cellNode({ cell, rows }: Placed, content: (flow: ReadFlow) => Node[]): Node {
  const type = cell.header ? schema.nodes.tableHeader : schema.nodes.tableCell;
  return type.create({ colspan: cell.span, rowspan: rows }, withoutTables(content(cell.flow)));
}
