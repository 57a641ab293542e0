import { Editor, type EditorOptions } from '@tiptap/core';
import { useLayoutEffect, useRef, useState } from 'react';

type Options = Partial<Omit<EditorOptions, 'onUpdate'>> & { onUpdate: EditorOptions['onUpdate'] };

/**
 * An editor as long as the component is there, and another for another text or room. It is null until the component stands on
 * the page. What the text becomes is told to the newest `onUpdate`; nothing else is read again.
 */
export function useEditor(options: Options, text: unknown, room?: unknown): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const newest = useRef(options);
  useLayoutEffect(() => {
    newest.current = options;
  });
  useLayoutEffect(() => {
    const made = new Editor({
      ...newest.current,
      onUpdate: (event) => newest.current.onUpdate(event),
      injectCSS: false,
      // It tells what was deleted, which nobody here asks, and looks through the text for it after each key.
      enableCoreExtensions: { delete: false },
    });
    setEditor(made);
    // Who looks at the caret a last time when the screen goes still finds it.
    return () => void setTimeout(() => made.destroy());
  }, [text, room]);
  return editor;
}

/** Where the text of an editor stands on the page. The editor is not ended with it, so that its text may come back. */
export function EditorContent({ editor }: { editor: Editor }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current!.append(editor.view.dom), [editor]);
  return <div ref={place} />;
}
