import { Extension, type AnyExtension, type Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { amongst, takenOut, type Fallen, type KnownText, type Written } from './known-text.js';
import type { Orphaned } from './room-view.js';

interface Options {
  text: Y.Doc;
  /** Where what comes from the room comes from. */
  room: unknown;
  known: KnownText;
  /** What came last from the room. */
  came: () => Uint8Array | null;
  /** What the room tells has fallen with that. */
  told: () => readonly Written[];
  /** Whether a browser is in the room. */
  isHere: (client: number) => boolean;
  onOrphaned: (words: Orphaned) => void;
}

/**
 * A block that becomes a list, a heading, a part of another block is a new node of the room: what was written in the old one and its
 * maker did not know is gone with that. Who wrote it puts it where the block is now: what is under way nobody knew, and of the rest
 * the room tells. For those who are gone the maker of the block does it. Who takes such a step back puts in again what others
 * wrote since.
 */
export function fallenWords({ text, room, known, came, told, isHere, onOrphaned }: Options): AnyExtension {
  let editor: Editor | null = null;
  let before: EditorState | null = null;
  let fallen: Fallen[] = [];
  let puts: typeof import('./put-back.js') | null = null;
  const loaded = () => import('./put-back.js').then((module) => (puts = module));
  const me = text.clientID;
  text.on('beforeTransaction', () => {
    before = editor?.state ?? null;
  });
  text.on('afterTransaction', (transaction: Y.Transaction) => {
    const { origin } = transaction;
    const fell = (of: () => Y.Doc, words: Written[], isMine: boolean) => {
      if (words.length > 0) fallen.push({ before: of(), words, isMine });
    };
    if (origin === room) {
      const update = came();
      const unknown = [...told(), { client: me, clock: known.stepsOf(me), len: Infinity }];
      const mine = takenOut(transaction, (client, isNew) => client === me && !isNew);
      fell(() => known.here(), amongst(mine, unknown), true);
      if (update && !known.isWhole)
        fell(
          () => known.with([update]),
          takenOut(transaction, (client, isNew) => isNew && !isHere(client)),
          false,
        );
      if (update) known.heard(update);
    } else if (origin instanceof Y.UndoManager)
      fell(
        () => known.here(),
        takenOut(transaction, (client, isNew) => client !== me && !isNew),
        false,
      );
    else return;
    if (!editor || !before) return;
    if (origin === room) settle(editor, before, caretFell(editor, text));
    // What is taken back is not done again after that: it would bring the same words a second time.
    else settle(editor, before, false, () => (origin as Y.UndoManager).clear(false, true));
  });
  const settle = (it: Editor, was: EditorState, isMoved: boolean, then = () => {}) => {
    if (!isMoved && fallen.length === 0) return;
    const all = fallen;
    fallen = [];
    const { doc } = it.state;
    const put = (by: NonNullable<typeof puts>) => {
      if (it.isDestroyed) return;
      const whence = isMoved && it.state.doc === doc ? was : it.state;
      if (all.length > 0) for (const words of by.putBack(it, all, whence)) onOrphaned(words);
      else it.view.dispatch(by.goOnAt(whence, it.state.tr));
      then();
    };
    // Not before the room is done with what came, and before anything else is done.
    if (puts) queueMicrotask(() => puts && put(puts));
    else void loaded().then(put);
  };
  return Extension.create({
    name: 'fallenWords',
    onCreate() {
      ({ editor } = this);
      void loaded().catch(() => undefined); // asked for when words fall, it might come too late
    },
    onDestroy() {
      editor = null;
    },
  });
}

/** Whether the line of words that the caret stands in is gone from the room. */
function caretFell(it: Editor, text: Y.Doc): boolean {
  const { binding } = ySyncPluginKey.getState(it.state) as {
    binding: { beforeTransactionSelection: Record<'anchor' | 'head', Y.RelativePosition | null> | null };
  };
  const caret = binding.beforeTransactionSelection;
  return [caret?.anchor, caret?.head].some(
    (place) => place && (Y.createAbsolutePositionFromRelativePosition(place, text)?.type._item?.deleted ?? true),
  );
}
