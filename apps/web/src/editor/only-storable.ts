import { isStorable, storable } from '@tarmeem/document';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { difference } from './place.js';

/** Whoever tells the author what was left out. */
interface Host {
  leftOut: (characters: number) => void;
}

/** Counts what was left out since the editor stands. */
const leftOut = new PluginKey<number>('leftOut');

// eslint-disable-next-line no-control-regex -- these are exactly the characters to find
const unfit = /\r\n?|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** What ends a line where it is pasted as plain text; Word writes a break within a paragraph so. */
// eslint-disable-next-line no-control-regex -- these are exactly the characters to find
const lineEnd = /^[\r\u000b\u000c]/u;

/**
 * No character that a text can't hold gets into the editor by paste, drop, keys or an input method, not for a moment: it could not be
 * saved, and everything after it neither. A line end becomes a break, others are left out and said.
 */
export const onlyStorable = Extension.create<{ host: Host | null }>({
  name: 'onlyStorable',
  addOptions: () => ({ host: null }),
  addProseMirrorPlugins() {
    const { host } = this.options;
    return [
      new Plugin<number>({
        key: leftOut,
        state: {
          init: () => 0,
          apply: (tr, count) => count + ((tr.getMeta(leftOut) as number | undefined) ?? 0),
        },
        appendTransaction: (transactions, before, after) =>
          transactions.some((tr) => tr.docChanged && !isFromRoom(tr)) ? cleaned(before.doc, after) : null,
        view: () => ({
          update: (view, before) => {
            const more = (leftOut.getState(view.state) ?? 0) - (leftOut.getState(before) ?? 0);
            if (more > 0) host?.leftOut(more);
          },
        }),
      }),
    ];
  },
});

/** What the binding of a room marks colleagues' words with; its scripts are loaded only there. */
const fromRoom = 'y-sync$';
const isFromRoom = (tr: Transaction): boolean =>
  (tr.getMeta(fromRoom) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;

function cleaned(before: Node, state: EditorState): Transaction | null {
  const { doc } = state;
  const faults: { at: number; length: number; sign: string; note?: Node }[] = [];
  const look = (node: Node, at: number) => {
    if (node.isText && !isStorable(node.text ?? ''))
      for (const { 0: sign, index } of (node.text ?? '').matchAll(unfit))
        faults.push({ at: at + index, length: sign.length, sign });
    const note: unknown = node.attrs['text'];
    if (typeof note === 'string' && !isStorable(note)) faults.push({ at, length: 1, sign: '', note: node });
  };
  difference(before, doc).forEach((_, __, from, to) => doc.nodesBetween(from, to, look));
  if (faults.length === 0) return null;
  const tr = state.tr;
  let gone = 0;
  for (const { at, length, sign, note } of faults.reverse()) {
    if (note) tr.setNodeMarkup(at, null, { ...note.attrs, text: storable(String(note.attrs['text'])) });
    else if (lineEnd.test(sign)) breakLine(tr, at, length);
    else {
      tr.delete(at, at + length);
      gone += 1;
    }
  }
  return tr.setMeta(leftOut, gone);
}

function breakLine(tr: Transaction, at: number, length: number): void {
  const { hardBreak } = tr.doc.type.schema.nodes;
  const place = tr.doc.resolve(at);
  const index = place.index();
  if (hardBreak && place.parent.canReplaceWith(index, index, hardBreak))
    tr.replaceWith(at, at + length, hardBreak.create(null, null, place.marksAcross(place) ?? []));
  else tr.insertText(' ', at, at + length);
}
