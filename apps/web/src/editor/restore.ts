import { apply, compare, sameChange, touch, type Change, type Doc } from '@tarmeem/document';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { toDocument } from './live-redline.js';

/**
 * Brings the published words of one change back; the other changes stay, as they stand this moment. It can be undone like anything
 * typed.
 */
export function restore(editor: Editor, base: Doc, change: Change): void {
  const changes = compare(base, toDocument(editor.state.doc));
  const gone = changes.find((each) => sameChange(each, change)) ?? changes.find((each) => touch(each, change));
  if (gone)
    replaceText(
      editor,
      apply(
        base,
        changes.filter((each) => each !== gone),
      ).toJSON(),
    );
}

/** Puts another text into the editor, touching only what differs, so that the selection and the scroll stay. */
export function replaceText(editor: Editor, json: unknown): void {
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
    editor.view.dispatch(tr);
  } catch {
    editor.view.dispatch(editor.state.tr.replaceWith(0, before.content.size, after.content));
  }
}
