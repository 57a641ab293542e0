import { parse, toJson } from '@tarmeem/document';
import type { WorkingCopyView } from '@tarmeem/contract';
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.js';
import type { Writing } from '../../editor/autosave.js';
import { toDocument } from '../../editor/live-redline.js';
import { replaceText } from '../../editor/restore.js';
import { dropKept, readKept } from '../../editor/kept-text.js';
import { unsentText, type UnsentText } from '../../editor/unsent-text.js';
import { whenFree } from '../../editor/window-lock.js';
import type { useSaving } from './use-saving.js';

interface Options {
  copy: WorkingCopyView;
  editor: Editor | undefined;
  saving: ReturnType<typeof useSaving>;
  rename: (heading: string) => void;
  onReload: () => Promise<void>;
}

const joining = () => import('../../editor/join.js');

/** Text of the author that the server does not hold, or holds otherwise: brought together with what stands on the screen, or given up. */
export function useUnsent({ copy, editor, saving, rename, onReload }: Options) {
  const { autosave, kept, heading: typed, offer: offers } = saving;
  const [left, setLeft] = useState<readonly UnsentText[]>([]);
  const [offered] = left;
  useEffect(() => {
    if (!editor) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    const add = (more: UnsentText) =>
      setLeft((before) => [...before, more].sort((one, other) => one.text.at.localeCompare(other.text.at)));
    const offer = async (slot: string) => {
      const more = await unsentText(slot, () => standing(editor, typed.current));
      if (more && !signal.aborted) add(more);
    };
    offers.current = add;
    // What another window of this author still writes is that window's to send; it is offered when that one has gone without.
    for (const slot of kept.others()) whenFree(slot, signal, () => void offer(slot));
    addEventListener('storage', ({ key, newValue }) => newValue === null && setLeft(without(key)), { signal });
    return () => ended.abort();
  }, [editor, kept, typed, offers]);
  const settled = (drop: (slot: string) => void) => {
    if (!offered) return;
    drop(offered.slot);
    setLeft(without(offered.slot));
  };
  const put = (it: Editor, { heading, body }: Writing) => {
    rename(heading);
    replaceText(it, body);
  };
  const newest = () => call('workingCopy', { params: { proposalId: copy.proposalId, sectionId: copy.sectionId } });
  /** Saves over the newest version; a text that was begun on another base is read again with it. */
  const over = async (stored: WorkingCopyView) => {
    if ((await autosave.over(stored)) && stored.generation !== copy.generation) await onReload();
  };
  return {
    /** The oldest text that this device keeps and nobody has chosen about. */
    offered: offered?.text ?? null,
    /** Puts the offered text into what stands there now; what was written or came in meanwhile stays. */
    use: async () => {
      if (!offered || !editor) return;
      const { join } = await joining();
      const { begun, ...mine } = readKept(offered.slot) ?? offered.text;
      put(editor, begun ? join(begun, standing(editor, typed.current), mine).writing : mine);
      settled(kept.insteadOf);
    },
    drop: () => settled(dropKept),
    /** After somebody saved a newer version: that one. */
    takeTheirs: async () => {
      kept.write(null, autosave.version);
      await onReload();
    },
    /** … or both. The joined text stands on the screen before it is sent, so that what is typed meanwhile goes on from it. */
    joinTheirs: async () => {
      if (!editor) return;
      const [{ join }, stored] = await Promise.all([joining(), newest()]);
      const theirs = { heading: stored.heading, body: toJson(parse(stored.body)) };
      put(editor, join(autosave.ancestor, theirs, standing(editor, typed.current)).writing);
      await over(stored);
    },
    /** In a room that makes no valid text: the last that was one, which the server holds. */
    lastValid: async () => {
      if (!editor) return;
      const { heading, body } = await newest();
      put(editor, { heading, body: toJson(parse(body)) });
    },
    /** … or one's own. */
    keepMine: async () => over(await newest()),
  };
}

const without = (slot: string | null) => (before: readonly UnsentText[]) => before.filter((each) => each.slot !== slot);

/** What stands on the screen this moment, with what was typed until now. */
const standing = (editor: Editor, heading: string): Writing => ({
  heading,
  body: toJson(toDocument(editor.state.doc)),
});
