import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { useEffect, useState, type RefObject } from 'react';
import { useSay } from '../text/words.js';
import { Icon } from '../ui/icon.js';
import {
  around,
  can,
  footnoteAt,
  liftItem,
  linkAt,
  run,
  setStyle,
  sink,
  styleAt,
  toggle,
  toggleList,
  toggleQuote,
} from './commands.js';
import { FindBar } from './find-bar.js';
import { FootnoteDialog, LinkDialog } from './insert-dialogs.js';
import { moreTools, tableTools } from './tool-menus.js';
import { holdPlace, moveAlong, Tool, ToolMenu } from './tool.js';
import { useTools } from './use-tools.js';
import { lateDialog } from '../ui/late.js';

const TableDialog = lateDialog(async () => (await import('./table-dialog.js')).TableDialog);
const LanguageDialog = lateDialog(async () => (await import('./language-dialog.js')).LanguageDialog);

const styles = ['paragraph', 'heading2', 'heading3', 'heading4'] as const;

/** What the tools show of the selection. */
const stateOf = (editor: Editor) => {
  const list = around(editor, ['bulletList', 'orderedList'])?.node.type.name;
  return {
    style: styleAt(editor),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    footnote: footnoteAt(editor) !== null,
    list,
    quote: around(editor, ['blockquote']) !== null,
    link: linkAt(editor) !== '',
    sink: can(editor, sink(editor)),
    lift: can(editor, liftItem(editor)),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
  };
};

/** The tools above the text: one stop of the Tab key, arrows inside, Esc back to the text. */
export function Toolbar({ editor, box }: { editor: Editor; box: RefObject<HTMLDivElement | null> }) {
  const say = useSay();
  const [asks, setAsks] = useState<'link' | 'footnote' | 'language' | 'table' | 'find' | null>(null);
  const now = useTools(editor, stateOf);
  const does = (command: Command) => () => void run(editor, command);
  useEffect(() => {
    const text = editor.view.dom;
    const onKey = (event: globalThis.KeyboardEvent) => {
      const ask = asked(editor, event);
      if (!ask) return;
      event.preventDefault(); // the browser would go to its address bar, or find in the page
      event.stopPropagation();
      setAsks(ask);
    };
    const onNote = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-footnote]') && footnoteAt(editor) !== null)
        setAsks('footnote');
    };
    text.addEventListener('keydown', onKey, true);
    text.addEventListener('dblclick', onNote);
    return () => {
      text.removeEventListener('keydown', onKey, true);
      text.removeEventListener('dblclick', onNote);
    };
  }, [editor]);
  useEffect(() => {
    if (box.current) holdPlace(box.current);
  });
  return (
    <>
      <div
        className="tools"
        role="toolbar"
        aria-label={say('tool.label')}
        ref={box}
        onFocus={(event) => holdPlace(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') editor.view.focus();
          else moveAlong(event);
        }}
      >
        <select
          className="in"
          data-tool
          aria-label={say('tool.style')}
          value={now.style}
          onChange={(event) => run(editor, setStyle(editor, event.target.value))}
        >
          {styles.map((style) => (
            <option key={style} value={style}>
              {say(`block.${style}`)}
            </option>
          ))}
        </select>
        <span className="sepr" />
        <Tool label="tool.bold" keys="Ctrl+B" pressed={now.bold} onRun={does(toggle(editor, 'bold'))}>
          <b>B</b>
        </Tool>
        <Tool label="tool.italic" keys="Ctrl+I" pressed={now.italic} onRun={does(toggle(editor, 'italic'))}>
          <i className="doc">I</i>
        </Tool>
        <Tool label="tool.underline" keys="Ctrl+U" pressed={now.underline} onRun={does(toggle(editor, 'underline'))}>
          <u>U</u>
        </Tool>
        <ToolMenu
          label="tool.more"
          face={<span className="small">Aa</span>}
          tools={() => moreTools(editor, { onLanguage: () => setAsks('language') })}
        />
        <span className="sepr" />
        <Tool
          label="tool.bulletList"
          keys="Ctrl+Shift+L Ctrl+Shift+8"
          pressed={now.list === 'bulletList'}
          onRun={does(toggleList(editor, 'bulletList'))}
        >
          <Icon name="list" />
        </Tool>
        <Tool
          label="tool.orderedList"
          keys="Ctrl+Shift+7"
          pressed={now.list === 'orderedList'}
          onRun={does(toggleList(editor, 'orderedList'))}
        >
          <span className="small">1.</span>
        </Tool>
        <Tool label="tool.lift" keys="Shift+Tab" able={now.lift} onRun={does(liftItem(editor))}>
          <Icon name="outwards" flip />
        </Tool>
        <Tool label="tool.sink" keys="Tab" able={now.sink} onRun={does(sink(editor))}>
          <Icon name="inwards" flip />
        </Tool>
        <Tool label="tool.quote" pressed={now.quote} onRun={does(toggleQuote(editor))}>
          <Icon name="quote" flip />
        </Tool>
        <span className="sepr" />
        <Tool label="tool.link" keys="Ctrl+K" pressed={now.link} onRun={() => setAsks('link')}>
          <Icon name="link" />
        </Tool>
        <Tool label="tool.footnote" keys="Ctrl+Alt+F" pressed={now.footnote} onRun={() => setAsks('footnote')}>
          <Icon name="fn" />
        </Tool>
        <ToolMenu
          label="tool.tables"
          face={<Icon name="row" />}
          tools={() => tableTools(editor, () => setAsks('table'))}
        />
        <span className="sepr" />
        <Tool label="tool.undo" keys="Ctrl+Z" able={now.undo} onRun={() => editor.chain().focus().undo().run()}>
          <Icon name="undo" flip />
        </Tool>
        <Tool label="tool.redo" keys="Ctrl+Y" able={now.redo} onRun={() => editor.chain().focus().redo().run()}>
          <Icon name="redo" flip />
        </Tool>
        <Tool label="tool.find" keys="Ctrl+F" pressed={asks === 'find'} onRun={() => setAsks('find')}>
          <Icon name="find" />
        </Tool>
      </div>
      {asks === 'link' && <LinkDialog editor={editor} onClose={() => setAsks(null)} />}
      {asks === 'find' && <FindBar editor={editor} onClose={() => setAsks(null)} />}
      {asks === 'table' && <TableDialog editor={editor} onClose={() => setAsks(null)} />}
      {asks === 'language' && <LanguageDialog editor={editor} onClose={() => setAsks(null)} />}
      {asks === 'footnote' && <FootnoteDialog editor={editor} onClose={() => setAsks(null)} />}
    </>
  );
}

/** What a key asks for in a dialog or bar of its own. */
function asked(editor: Editor, event: globalThis.KeyboardEvent): 'link' | 'footnote' | 'find' | null {
  if (event.key === 'Enter' && footnoteAt(editor) !== null) return 'footnote';
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return null;
  const key = event.key.toLowerCase();
  if (event.altKey) return key === 'f' ? 'footnote' : null;
  return key === 'k' ? 'link' : key === 'f' || key === 'h' ? 'find' : null;
}
