import { TextSelection, type Command } from '@tiptap/pm/state';

/**
 * Deletes a selected whole word with the space behind it, as Word does, so that no two spaces are left where it stood. A selection
 * that is no single word between two spaces is left to the other keys.
 */
export const deleteWord: Command = ({ selection, doc, tr }, dispatch) => {
  const { from, to, $from, $to } = selection;
  if (!(selection instanceof TextSelection) || from === to || $from.parent !== $to.parent) return false;
  const at = (start: number, end: number) => doc.textBetween(start, end, undefined, '￼');
  if (/\s/u.test(at(from, to)) || $from.parentOffset === 0 || $to.parentOffset === $to.parent.content.size)
    return false;
  if (at(from - 1, from) !== ' ' || at(to, to + 1) !== ' ') return false;
  dispatch?.(tr.delete(from, to + 1).scrollIntoView());
  return true;
};
