import type { Node } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';

/** How a cell came into a redline: as it was, put in, or taken out. */
export type CellMode = 'kept' | 'ins' | 'del';

interface Cell {
  /** Where its start tag stands in the output. */
  readonly slot: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly mode: CellMode;
  /** Its first column in the base, of a row that was taken out. */
  readonly column: number | undefined;
}

interface Row {
  readonly mode: CellMode;
  readonly columns: readonly number[];
  readonly cells: Cell[];
  /** Where its end tag stands in the output. */
  end: number;
}

/**
 * A table of a redline holds rows and cells of two texts: spans reach over rows of the other, and a row of one may be short
 * of the other's columns. This gathers what was printed, and then sets spans and empty cells so that every row fills the
 * table.
 */
export class RedlineTable {
  private readonly rows: Row[] = [];

  /** `columns`: where the cells of a row that was taken out stood in the base. */
  row(mode: CellMode, columns: readonly number[] = []): void {
    this.rows.push({ mode, columns, cells: [], end: -1 });
  }

  cell(slot: number, { attrs }: Pick<Node, 'attrs'>, mode: CellMode): void {
    const row = this.rows.at(-1);
    const [colspan, rowspan] = [Number(attrs['colspan']), Number(attrs['rowspan'])];
    row?.cells.push({ slot, colspan, rowspan, mode, column: row.columns[row.cells.length] });
  }

  endRow(slot: number): void {
    const row = this.rows.at(-1);
    if (row) row.end = slot;
  }

  /** Mends the tags in the output. */
  finish(out: string[]): void {
    const isMixed = this.rows.some(({ mode, cells }) => mode === 'del' || cells.some((cell) => cell.mode === 'del'));
    if (!isMixed) return;
    const spans = this.spans();
    const model = this.model();
    let covered: number[] = [];
    const ends = this.rows.map((row) => {
      const next = covered.map((left) => Math.max(0, left - 1));
      const above = covered;
      let column = 0;
      for (const cell of row.cells) {
        let empty = 0;
        for (; ; column++) {
          if ((above[column] ?? 0) > 0) continue;
          if (!isGap(row, cell, { column, model })) break;
          empty++;
        }
        const rowspan = spans.get(cell)!;
        if (rowspan !== cell.rowspan) out[cell.slot] = withRowspan(out[cell.slot]!, rowspan);
        out[cell.slot] = emptyCells(empty) + out[cell.slot]!;
        for (const end = column + cell.colspan; column < end; column++) next[column] = rowspan - 1;
      }
      covered = next;
      return { above, column };
    });
    const width = Math.max(
      ...ends.map(({ above, column }) => Math.max(column, above.findLastIndex((left) => left > 0) + 1)),
    );
    for (const [index, { above, column }] of ends.entries()) {
      let empty = 0;
      for (let at = column; at < width; at++) if ((above[at] ?? 0) === 0) empty++;
      const { end } = this.rows[index]!;
      if (empty > 0 && end >= 0) out[end] = emptyCells(empty) + out[end]!;
    }
  }

  /** Over how many printed rows each cell goes: one of the target also over rows taken out between its own. */
  private spans(): Map<Cell, number> {
    const spans = new Map<Cell, number>();
    const target = this.rows.flatMap(({ mode }, index) => (mode === 'del' ? [] : [index]));
    for (const [at, index] of target.entries())
      for (const cell of this.rows[index]!.cells) {
        const last = target[Math.min(target.length, at + cell.rowspan) - 1]!;
        spans.set(cell, cell.mode === 'del' ? Math.min(cell.rowspan, this.rows.length - index) : last - index + 1);
      }
    let left = 0;
    for (const { mode, cells } of this.rows.toReversed()) {
      left = mode === 'del' ? left + 1 : 0;
      if (mode === 'del') for (const cell of cells) spans.set(cell, Math.min(cell.rowspan, left));
    }
    return spans;
  }

  /** For each printed column whose it is, by the row that shows most of them. */
  private model(): CellMode[] {
    const all = this.rows
      .filter(({ mode }) => mode === 'kept')
      .map(({ cells }) => cells.flatMap(({ colspan, mode }) => Array.from({ length: colspan }, () => mode)));
    return all.reduce((longest, row) => (row.length > longest.length ? row : longest), []);
  }
}

/** True if the printed column is not one of this row, so that an empty cell stands there before the given one. */
function isGap(
  row: Row,
  cell: Cell,
  { column, model }: { readonly column: number; readonly model: readonly CellMode[] },
): boolean {
  if (row.mode === 'kept' || column >= model.length) return row.mode === 'del' && column < (cell.column ?? 0);
  if (row.mode === 'ins') return model[column] === 'del';
  const before = model.slice(0, column).filter((mode) => mode !== 'ins').length;
  return model[column] === 'ins' || before < (cell.column ?? 0);
}

const emptyCells = (count: number): string => '<td></td>'.repeat(count);

function withRowspan(tag: string, rowspan: number): string {
  const bare = tag.replace(/ rowspan="\d+"/u, '');
  return rowspan === 1 ? bare : bare.replace(/^<t[dh]/u, (name) => `${name} rowspan="${rowspan}"`);
}

/** For each row of a base, the first column of each of its cells: what spans it from above is counted in. */
export function rowColumns(base: Doc): ReadonlyMap<Node, readonly number[]> {
  const found = new Map<Node, readonly number[]>();
  base.descendants((node) => {
    if (node.type === schema.nodes.table) setColumns(node, found);
    return !node.isTextblock;
  });
  return found;
}

function setColumns(table: Node, found: Map<Node, readonly number[]>): void {
  let covered: number[] = [];
  for (const row of table.children) {
    const next = covered.map((left) => Math.max(0, left - 1));
    let column = 0;
    const columns = row.children.map(({ attrs }) => {
      while ((covered[column] ?? 0) > 0) column++;
      const first = column;
      for (const end = first + Number(attrs['colspan']); column < end; column++)
        next[column] = Number(attrs['rowspan']) - 1;
      return first;
    });
    found.set(row, columns);
    covered = next;
  }
}
