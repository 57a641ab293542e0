import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import {
  __clipCells as clipCells,
  __insertCells as insertCells,
  __pastedCells as pastedCells,
  CellSelection,
  isInTable,
  selectionCell,
  TableMap,
  tableNodeTypes,
} from '@tiptap/pm/tables';

type Cells = NonNullable<ReturnType<typeof pastedCells>>;

/**
 * What becomes of a table that is pasted into one, null where there is none: no table is put into a cell. Selected cells are written
 * over from the first on, and so are empty ones; where words stand, the rows go in below that of the caret, as in Word. A single
 * cell, and a table among other words, give their words to the cell.
 */
export function pasteInTable(state: EditorState, slice: Slice): Transaction | null {
  if (!isInTable(state)) return null;
  const cells = pastedCells(slice);
  if (!cells) return hasTable(slice.content) ? state.tr.replaceSelection(loose(wordsOf(slice.content))) : null;
  const selected = state.selection instanceof CellSelection ? state.selection : null;
  if (cells.width === 1 && cells.height === 1 && !selected)
    return state.tr.replaceSelection(loose(wordsOf(cells.rows[0]!.child(0).content)));
  return putCells(state, cells, selected);
}

function putCells(state: EditorState, cells: Cells, selected: CellSelection | null): Transaction {
  const $cell = selected ? selected.$anchorCell : selectionCell(state);
  const table = $cell.node(-1);
  const start = $cell.start(-1);
  const map = TableMap.get(table);
  const rect = selected
    ? map.rectBetween(selected.$anchorCell.pos - start, selected.$headCell.pos - start)
    : map.findCell($cell.pos - start);
  const one = cells.width === 1 && cells.height === 1;
  const given = one ? clipCells(cells, rect.right - rect.left, rect.bottom - rect.top) : cells;
  const right = Math.min(map.width, rect.left + given.width);
  const bottom = Math.min(map.height, rect.top + given.height);
  const over = map.cellsInRect({ left: rect.left, top: rect.top, right, bottom }).map((at) => table.nodeAt(at)!);
  if (selected || over.every(isEmpty))
    return written(state.tr, { start, at: rect, cells: likeThere(given, table, rect) });
  const row = rowBelow(map, rect.bottom);
  const tr = withRows(state.tr, { start, table, row, count: given.height });
  return written(tr, { start, at: { ...rect, top: row, left: 0 }, cells: given });
}

interface Put {
  /** Where the table's rows begin in the text. */
  start: number;
  at: { left: number; top: number; right: number; bottom: number };
  cells: Cells;
}

/** The cells written from a place on; the table grows where it is too small. The caret stands behind the last word. */
function written(tr: Transaction, { start, at, cells }: Put): Transaction {
  insertCells(
    EditorState.create({ doc: tr.doc }),
    (put) => put.steps.forEach((step) => tr.step(step)),
    start,
    at,
    cells,
  );
  const table = tr.doc.nodeAt(start - 1)!;
  const map = TableMap.get(table);
  const last = map.map[(at.top + cells.height - 1) * map.width + at.left + cells.width - 1]!;
  return tr.setSelection(Selection.near(tr.doc.resolve(start + last + table.nodeAt(last)!.nodeSize - 1), -1));
}

/** The first row from this one on above which no cell reaches across. */
function rowBelow(map: TableMap, row: number): number {
  const crossed = (at: number) =>
    Array.from({ length: map.width }, (_, column) => at * map.width + column).some(
      (index) => map.map[index] === map.map[index - map.width],
    );
  let below = row;
  while (below < map.height && crossed(below)) below += 1;
  return below;
}

function withRows(
  tr: Transaction,
  { start, table, row, count }: { start: number; table: Node; row: number; count: number },
): Transaction {
  const { row: type, cell } = tableNodeTypes(tr.doc.type.schema);
  const empty = cell.createAndFill() as Node;
  const cells = Array.from({ length: TableMap.get(table).width }, () => empty);
  let at = start;
  for (let above = 0; above < row; above++) at += table.child(above).nodeSize;
  return tr.insert(
    at,
    Array.from({ length: count }, () => type.create(null, cells)),
  );
}

/** Cells of the kind, heading or not, of those that they are written over. */
function likeThere(cells: Cells, table: Node, { left, top }: { left: number; top: number }): Cells {
  const types = tableNodeTypes(table.type.schema);
  const there = TableMap.get(table);
  const made = types.table.create(
    null,
    cells.rows.map((row) => types.row.create(null, row)),
  );
  const map = TableMap.get(made);
  let rowStart = 1;
  const rows = cells.rows.map((row) => {
    let at = rowStart;
    rowStart += row.size + 2;
    return Fragment.from(
      row.content.map((cell) => {
        const place = map.findCell(at);
        at += cell.nodeSize;
        const [down, across] = [top + place.top, left + place.left];
        const over = across < there.width && down < there.height ? there.map[down * there.width + across] : undefined;
        return over === undefined ? cell : table.nodeAt(over)!.type.create(cell.attrs, cell.content);
      }),
    );
  });
  return { ...cells, rows };
}

const isEmpty = (cell: Node): boolean =>
  cell.childCount === 1 && cell.firstChild!.isTextblock && cell.firstChild!.content.size === 0;

function hasTable(content: Fragment): boolean {
  let found = false;
  content.descendants((node) => {
    found ||= node.type.spec['tableRole'] === 'table';
    return !found && !node.isTextblock;
  });
  return found;
}

/** The blocks, and in the place of each table those of its cells. */
function wordsOf(content: Fragment): Node[] {
  return content.content.flatMap((node): Node[] => {
    if (node.type.spec['tableRole']) return wordsOf(node.content).filter((block) => block.content.size > 0);
    if (!hasTable(node.content)) return [node];
    const inner = wordsOf(node.content);
    return node.type.validContent(Fragment.from(inner)) ? [node.copy(Fragment.from(inner))] : inner;
  });
}

/** Blocks that join the words before and behind them. */
function loose(blocks: readonly Node[]): Slice {
  const isOpen = (node: Node | undefined) => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.from(blocks), isOpen(blocks[0]), isOpen(blocks.at(-1)));
}
