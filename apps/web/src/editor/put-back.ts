import { toJson } from '@tarmeem/document';
import type { Editor } from '@tiptap/core';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { bringBack } from './bring-back.js';
import { takeOut, type Fallen } from './known-text.js';
import { LinesOfText } from './lines-of-text.js';
import { toDocument } from './live-redline.js';
import { replaceText } from './restore.js';
import type { Orphaned } from './room-view.js';

/** Puts words that fell out of the text into it again, as one step; returns those of the author for which there is no place. `was`: where the caret stood. */
export function putBack(editor: Editor, all: readonly Fallen[], was: EditorState): Orphaned[] {
  const orphaned: Orphaned[] = [];
  let text = toDocument(editor.state.doc);
  for (const { before, words, isMine } of all) {
    const read = () => toDocument(yXmlFragmentToProseMirrorRootNode(before.getXmlFragment('body'), editor.schema));
    const full = read();
    takeOut(before, words);
    const bare = read();
    before.destroy();
    try {
      const brought = bringBack(bare, full, text);
      // Others are not asked: what they wrote comes with its block.
      text = isMine ? brought.text : (brought.whole ?? brought.text);
      if (isMine && brought.whole) orphaned.push({ begun: toJson(brought.text), body: toJson(brought.whole) });
    } catch {
      // What makes no valid text can't be compared.
      if (isMine) orphaned.push({ begun: toJson(bare), body: toJson(full) });
    }
  }
  const isMine = all.some((each) => each.isMine);
  // What others wrote is not undone with what is undone here.
  replaceText(editor, text.toJSON(), (tr) => goOnAt(was, isMine ? tr : tr.setMeta('addToHistory', false)));
  return orphaned;
}

/** The caret stands at the words at which it stood before. */
export function goOnAt({ doc, selection }: EditorState, tr: Transaction): Transaction {
  if (!(selection instanceof TextSelection)) return tr;
  const [was, is] = [new LinesOfText(doc), new LinesOfText(tr.doc)];
  const [anchor, head] = [selection.anchor, selection.head].map((place) => was.samePlace(is, place));
  if (typeof anchor !== 'number' || typeof head !== 'number') return tr;
  return tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
}
