import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { useEffect, useLayoutEffect, type RefObject } from 'react';
import { difference } from '../../editor/place.js';

/** Where somebody was writing when the text was read anew; `doc` null: where they begin, in a section that was just added. */
export interface Caret {
  sectionId: string;
  doc: Node | null;
  anchor: number;
  head: number;
}

/** Who was writing goes on at the same words when the text of the section is read anew under them. */
export function useCaretKept(editor: Editor | undefined, sectionId: string, held: RefObject<Caret | null>): void {
  useLayoutEffect(() => {
    if (!editor) return undefined;
    return () => {
      if (held.current && held.current.sectionId !== sectionId) return; // waits for another section
      const { doc, selection } = editor.state;
      const { anchor, head } = selection;
      held.current = !editor.isDestroyed && editor.view.hasFocus() ? { sectionId, doc, anchor, head } : null;
    };
  }, [editor, sectionId, held]);
  useEffect(() => {
    if (!editor) return;
    const caret = held.current;
    held.current = null;
    if (caret?.sectionId !== sectionId) return;
    if (!caret.doc) {
      editor.view.focus();
      return;
    }
    const { doc, tr, schema } = editor.state;
    const moves = difference(schema.nodeFromJSON(caret.doc.toJSON()), doc);
    const at = (place: number) => doc.resolve(Math.min(moves.map(place), doc.content.size));
    editor.view.dispatch(tr.setSelection(TextSelection.between(at(caret.anchor), at(caret.head))));
    editor.view.focus();
  }, [editor, sectionId, held]);
}
