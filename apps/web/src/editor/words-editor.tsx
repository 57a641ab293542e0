import { apply, parse, type Change } from '@tarmeem/document';
import { directionOf } from '@tarmeem/text';
import { Extension, type JSONContent } from '@tiptap/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../text/words.js';
import { useDocument } from '../ui/document.js';
import { extensionsOf } from './extensions.js';
import { liveRedlinePlugin } from './live-redline.js';
import { Toolbar } from './toolbar.js';
import { EditorContent, useEditor } from './use-editor.js';

export interface WordsEditorProps {
  label: string;
  /** The published text: what the redline is against. */
  base: unknown;
  /** A change that stands in the text to begin with. */
  start?: Change;
  /** The text as it is now, canonical JSON. */
  onWrite: (body: unknown) => void;
}

/** An editor on one text with its live redline, that keeps nothing by itself: what is written goes to whoever asked. Loaded on demand. */
export default function WordsEditor({ label, base: stored, start, onWrite }: WordsEditorProps) {
  const { say } = useLanguage();
  const { language } = useDocument();
  const tools = useRef<HTMLDivElement>(null);
  const base = useMemo(() => parse(stored), [stored]);
  const first = useMemo(() => (start ? apply(base, [start]) : base), [base, start]);
  const editor = useEditor(
    {
      extensions: [
        ...extensionsOf(),
        Extension.create({
          name: 'liveRedline',
          addProseMirrorPlugins: () => [
            liveRedlinePlugin({ base, say, onChanges: () => undefined, onPick: () => undefined }),
          ],
          addKeyboardShortcuts: () => ({
            'Alt-F10': () => {
              tools.current?.querySelector<HTMLElement>('select, button')?.focus();
              return true;
            },
          }),
        }),
      ],
      content: first.toJSON() as JSONContent,
      editorProps: {
        attributes: {
          class: 'rich',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          spellcheck: 'true',
        },
      },
      onUpdate: ({ editor: written }) => onWrite(written.getJSON()),
    },
    first,
  );
  // The tools reach for the view, which is there once the text is on the page.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(editor !== null), [editor]);
  useEffect(() => {
    if (!editor) return;
    const mark = setTimeout(
      () => editor.view.dom.querySelector('ins, del, .chg')?.scrollIntoView({ block: 'center' }),
      150,
    );
    return () => clearTimeout(mark);
  }, [editor]);
  if (!editor) return null;
  return (
    <div className="words-editor">
      {mounted && <Toolbar editor={editor} box={tools} />}
      <div className="sheet wide redline" lang={language} dir={directionOf(language)}>
        <EditorContent editor={editor} />
      </div>
    </div>
  );
}
