import type { NodeJson } from '../doc.js';
import { jsonWithoutTables } from '../inner-tables.js';
import { maximumColumns } from '../table-grid.js';

/** A cell as read: its spans are claims, not facts. */
export interface ReadCell {
  readonly isHeader: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly content: readonly NodeJson[];
}

/** A rectangular table of the rows read, spans cut to the grid and missing cells filled in; undefined if there are none. */
export function tableOf(read: readonly (readonly ReadCell[])[]): NodeJson | undefined {
  const rows = read.filter((row) => row.length > 0);
  if (rows.length === 0) return undefined;
  const width = Math.max(
    ...rows.map((row) =>
      Math.min(
        maximumColumns,
        row.reduce((sum, cell) => sum + cell.colspan, 0),
      ),
    ),
    layOut(rows, maximumColumns, false).width,
  );
  return { type: 'table', content: layOut(rows, Math.min(maximumColumns, width), true).rows };
}

function layOut(
  rows: readonly (readonly ReadCell[])[],
  limit: number,
  isFilled: boolean,
): { rows: NodeJson[]; width: number } {
  const covered = new Int32Array(limit);
  const out: NodeJson[] = [];
  let width = 0;
  for (const [at, row] of rows.entries()) {
    const cells: NodeJson[] = [];
    let next = 0;
    for (let column = 0; column < limit;) {
      if (covered[column]! > 0) {
        column++;
        continue;
      }
      const cell = row[next++];
      if (!cell && !isFilled) break;
      const colspan = cell ? freeColumns(covered, column, cell.colspan) : 1;
      const rowspan = cell ? Math.min(cell.rowspan, rows.length - at) : 1;
      cells.push(cellJson(cell, colspan, rowspan));
      covered.fill(rowspan, column, column + colspan);
      column += colspan;
      if (cell) width = Math.max(width, column);
    }
    for (let column = 0; column < limit; column++) covered[column]!--;
    out.push({ type: 'tableRow', content: cells });
  }
  return { rows: out, width };
}

function freeColumns(covered: Int32Array, from: number, wanted: number): number {
  let to = from;
  while (to < covered.length && to < from + wanted && covered[to]! <= 0) to++;
  return to - from;
}

function cellJson(cell: ReadCell | undefined, colspan: number, rowspan: number): NodeJson {
  const read = jsonWithoutTables(cell?.content ?? []);
  const content = read.length > 0 ? read : [{ type: 'paragraph' }];
  return { type: cell?.isHeader ? 'tableHeader' : 'tableCell', attrs: { colspan, rowspan }, content };
}
