import type { Editor, EditorEvents } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** While somebody types, the tools wait so long for a rest of the keys, in milliseconds. */
const rest = 100;

/** What the tools show of the text and its selection: at once when the caret goes elsewhere, and at a rest of the keys while it is written. */
export function useTools<State>(editor: Editor, read: (editor: Editor) => State): State {
  const [state, setState] = useState(() => read(editor));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (editor.isDestroyed) return;
      const after = read(editor);
      setState((before) => (JSON.stringify(before) === JSON.stringify(after) ? before : after));
    };
    const later = ({ transaction }: EditorEvents['transaction']) => {
      clearTimeout(timer);
      timer = setTimeout(look, transaction.docChanged ? rest : 0);
    };
    look();
    editor.on('transaction', later);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', later);
    };
  }, [editor, read]);
  return state;
}
