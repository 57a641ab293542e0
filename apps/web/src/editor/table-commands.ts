import { Plugin, TextSelection, type Command } from '@tiptap/pm/state';
import {
  addRowAfter,
  CellSelection,
  deleteCellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  selectedRect,
  selectionCell,
  TableMap,
} from '@tiptap/pm/tables';

/** Deletes the rows of the selection; with the last of them the table goes, as in Word. */
export const deleteRows: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { top, bottom, map } = selectedRect(state);
  return (bottom - top === map.height ? deleteTable : deleteRow)(state, dispatch);
};

/** Deletes the columns of the selection; with the last of them the table goes. */
export const deleteColumns: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { left, right, map } = selectedRect(state);
  return (right - left === map.width ? deleteTable : deleteColumn)(state, dispatch);
};

/** In the last cell of a table: another row, and the caret in its first cell, as in Word. */
export const goToNewRow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { bottom, map } = selectedRect(state);
  if (bottom < map.height) return false;
  const start = selectionCell(state).start(-1);
  return addRowAfter(state, (tr) => {
    const grown = TableMap.get(tr.doc.nodeAt(start - 1)!);
    const cell = start + grown.map[(grown.height - 1) * grown.width]!;
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(cell + 1), 1)).scrollIntoView());
  });
};

/** What is typed over selected cells stands in the first of them; the others are empty then. */
export const typingOverCells = (): Plugin =>
  new Plugin({
    props: {
      handleTextInput: ({ state, dispatch }, _from, _to, text) => {
        const { selection } = state;
        if (!(selection instanceof CellSelection)) return false;
        const start = selection.$anchorCell.start(-1);
        const map = TableMap.get(selection.$anchorCell.node(-1));
        const { left, top } = map.rectBetween(selection.$anchorCell.pos - start, selection.$headCell.pos - start);
        const tr = state.tr;
        deleteCellSelection(state, (emptied) => emptied.steps.forEach((step) => tr.step(step)));
        const grid = TableMap.get(tr.doc.nodeAt(start - 1)!);
        const first = start + grid.map[top * grid.width + left]!;
        dispatch(
          tr
            .setSelection(TextSelection.near(tr.doc.resolve(first + 1), 1))
            .insertText(text)
            .scrollIntoView(),
        );
        return true;
      },
    },
  });
