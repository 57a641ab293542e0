import type { Slice } from '@tiptap/pm/model';
import { EditorState, Selection, type NodeSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { pasteInTable } from './paste-cells.js';

/** What is dragged within the editor; `node`: a block that was taken as a whole. */
type Dragging = EditorView['dragging'] & { node?: NodeSelection };

/**
 * What becomes of a table that is dropped into one, as where it is pasted there: no table is put into a cell. `moved`: it is taken
 * away from where it was. Null where nothing dropped is a table, or where it is dropped outside of tables; an unchanged transaction
 * where it is dropped on itself.
 */
export function dropInTable(
  { state, dragging }: Pick<EditorView, 'state' | 'dragging'>,
  { at, slice, moved }: { at: number; slice: Slice; moved: boolean },
): Transaction | null {
  const there = (tr: Transaction, place: number) =>
    EditorState.create({ doc: tr.doc, selection: Selection.near(tr.doc.resolve(place)) });
  if (!pasteInTable(there(state.tr, at), slice)) return null;
  const tr = state.tr;
  const node = (dragging as Dragging | null)?.node;
  const own = node ?? state.selection;
  if (moved && own.from <= at && at <= own.to) return tr;
  if (moved && node) node.replace(tr);
  else if (moved) tr.deleteSelection();
  const put = pasteInTable(there(tr, tr.mapping.map(at)), slice);
  if (!put) return state.tr;
  for (const step of put.steps) tr.step(step);
  return tr.setSelection(Selection.near(tr.doc.resolve(put.selection.to), -1));
}
