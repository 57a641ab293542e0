import { parse, type Doc } from '@tarmeem/document';
import type { WorkingCopyView } from '@tarmeem/contract';
import type { Editor, JSONContent } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import { useMemo, useState } from 'react';
import type { PasteHost } from './paste.js';
import { useLanguage } from '../text/words.js';
import { extensionsOf } from './extensions.js';
import { liveRedlinePlugin } from './live-redline.js';
import type { Room } from './room.js';
import { useEditor } from './use-editor.js';
import { WrittenChanges } from './written-changes.js';

export interface Written {
  editor: Editor;
  base: Doc;
  changes: WrittenChanges;
  current: number | null;
  setCurrent: (current: number | null) => void;
}

interface Options {
  copy: WorkingCopyView;
  /** The text is that of the room when there is one. */
  room: Room | null;
  label: string;
  onWrite: () => void;
  onLeaveToTools: () => void;
  paste: PasteHost;
}

/** An editor on the text of a working copy, with the live redline against its base. */
export function useWriting({ copy, room, label, onWrite, onLeaveToTools, paste }: Options): Written | null {
  const { say } = useLanguage();
  const [changes] = useState(() => new WrittenChanges());
  const [current, setCurrent] = useState<number | null>(null);
  const base = useMemo(() => parse(copy.base.body), [copy]);
  const editor = useEditor(
    {
      extensions: [
        ...extensionsOf({ host: paste, base }, room?.extensions),
        Extension.create({
          name: 'liveRedline',
          addProseMirrorPlugins: () => [
            liveRedlinePlugin({ base, say, onChanges: (now) => changes.set(now), onPick: setCurrent }),
          ],
          addKeyboardShortcuts: () => ({
            'Alt-F10': () => {
              onLeaveToTools();
              return true;
            },
          }),
        }),
      ],
      ...(room ? {} : { content: parse(copy.body).toJSON() as JSONContent }),
      editorProps: {
        attributes: {
          class: 'rich',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          spellcheck: 'true',
        },
        handleScrollToSelection: () => false,
      },
      onUpdate: onWrite,
    },
    base,
    room,
  );
  return editor ? { editor, base, changes, current, setCurrent } : null;
}
