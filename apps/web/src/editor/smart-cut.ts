import { Extension } from '@tiptap/core';
import { Plugin, TextSelection, type Command, type EditorState } from '@tiptap/pm/state';

/** The place behind the space that goes with a selected whole word; null where no single word between two spaces is selected. */
function behindSpace({ selection, doc }: EditorState): number | null {
  const { from, to, $from, $to } = selection;
  if (!(selection instanceof TextSelection) || from === to || $from.parent !== $to.parent) return null;
  const at = (start: number, end: number) => doc.textBetween(start, end, undefined, '￼');
  if (/\s/u.test(at(from, to)) || $from.parentOffset === 0 || $to.parentOffset === $to.parent.content.size) return null;
  return at(from - 1, from) === ' ' && at(to, to + 1) === ' ' ? to + 1 : null;
}

/**
 * Deletes a selected whole word with the space behind it, as Word does, so that no two spaces are left where it stood. A selection
 * that is no single word between two spaces is left to the other keys.
 */
export const deleteWord: Command = (state, dispatch) => {
  const end = behindSpace(state);
  if (end === null) return false;
  dispatch?.(state.tr.delete(state.selection.from, end).scrollIntoView());
  return true;
};

/** A selected whole word is cut with the space behind it, which goes to the clipboard too: pasted again, all is as it was. */
export const smartCut = Extension.create({
  name: 'smartCut',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          cut: (view) => {
            const { state } = view;
            const end = view.editable ? behindSpace(state) : null;
            if (end !== null)
              view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, state.selection.from, end)));
            return false; // cut by the editor as it always is
          },
        },
      },
    }),
  ],
});
