import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Spot } from './spots.js';

/**
 * A letter typed inside new words. A browser would put it on the page itself, and the view would then draw the marks of those words and what
 * was deleted beside them anew with each letter; put into the text first, only the words themselves change on the page. Elsewhere, and
 * for whatever is composed of several keys, the browser goes first as ever; so it does where a key just moved the caret on the page, of which
 * browsers tell only with the next frame: keys that come faster than frames, or to a busy page, belong where the caret is seen.
 */
export function typeInNew(view: EditorView, event: KeyboardEvent, spots: readonly Spot[]): boolean {
  const { state } = view;
  const { selection } = state;
  const text = String.fromCodePoint(event.charCode);
  if (!(selection instanceof TextSelection) || !selection.empty || /[\r\n]/.test(text)) return false;
  const at = selection.head;
  if (!spots.some(({ inserted }) => inserted.some(({ from, to }) => from < at && at <= to))) return false;
  if (!isCaretAt(view, at)) return false;
  const typed = () => state.tr.insertText(text).scrollIntoView();
  if (!view.someProp('handleTextInput', (handle) => handle(view, at, at, text, typed))) view.dispatch(typed());
  return true;
}

function isCaretAt(view: EditorView, at: number): boolean {
  const seen = view.dom.ownerDocument.getSelection();
  if (!seen?.focusNode || !seen.isCollapsed) return false;
  return view.posAtDOM(seen.focusNode, seen.focusOffset) === at;
}
