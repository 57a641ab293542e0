import { apply, compare, sameChange, touch, type Change, type Doc } from '@tarmeem/document';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { toDocument } from './live-redline.js';
import { byItself } from './steps-apart.js';

/**
 * Brings the published words of one change back; the other changes stay, as they stand this moment. It can be undone like anything
 * typed: the caret stands there then, and the next key is for the text.
 */
export function restore(editor: Editor, base: Doc, change: Change): void {
  const changes = compare(base, toDocument(editor.state.doc));
  const gone = changes.find((each) => sameChange(each, change)) ?? changes.find((each) => touch(each, change));
  if (!gone) return;
  const text = apply(
    base,
    changes.filter((each) => each !== gone),
  );
  replaceText(editor, text.toJSON(), (tr, at) =>
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)))).scrollIntoView(),
  );
  editor.view.focus();
}

/**
 * Puts another text into the editor, touching only what differs, so that the selection and the scroll stay. `then`: what else is done
 * with it, where the first difference is.
 */
export function replaceText(editor: Editor, json: unknown, then = (tr: Transaction, _at: number) => tr): void {
  const before = editor.state.doc;
  const after: Node = editor.schema.nodeFromJSON(json);
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || !end) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const tr = editor.state.tr;
  try {
    tr.replace(start, end.a + overlap, after.slice(start, end.b + overlap));
    if (!tr.doc.eq(after)) throw new RangeError('not the text');
    editor.view.dispatch(byItself(then(tr, start)));
  } catch {
    editor.view.dispatch(byItself(then(editor.state.tr.replaceWith(0, before.content.size, after.content), start)));
  }
}
