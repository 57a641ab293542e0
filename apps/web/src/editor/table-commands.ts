import { TextSelection, type Command } from '@tiptap/pm/state';
import {
  addRowAfter,
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
