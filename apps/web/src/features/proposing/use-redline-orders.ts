import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { order } from '../../editor/live-redline.js';

interface Orders {
  visible: boolean;
  /** The number of the first change of the text. */
  first: number;
  current: number | null;
}

/** Tells the live redline what the screen wants of it, and keeps the current change in sight. */
export function useRedlineOrders(editor: Editor | undefined, { visible, first, current }: Orders): void {
  useEffect(() => {
    if (editor) order(editor.view, { visible });
  }, [editor, visible]);
  useEffect(() => {
    if (editor) order(editor.view, { first });
  }, [editor, first]);
  useEffect(() => {
    if (!editor) return;
    order(editor.view, { current });
    if (current !== null)
      editor.view.dom.querySelector(`[data-change="${current + first}"]`)?.scrollIntoView({ block: 'center' });
  }, [editor, current, first]);
}
