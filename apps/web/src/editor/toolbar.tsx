import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from '@tiptap/pm/tables';
import { redo, undo } from '@tiptap/pm/history';
import { useEditorState } from '@tiptap/react';
import { useEffect, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useSay, type Key } from '../text/words.js';
import { Icon } from '../ui/icon.js';
import {
  around,
  can,
  insertTable,
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
import { FootnoteDialog, LinkDialog } from './insert-dialogs.js';

/** What can be done in a table, while the selection is in one. */
const tableTools: readonly { label: Key; command: Command; face: ReactNode }[] = [
  {
    label: 'tool.rowAfter',
    command: addRowAfter,
    face: (
      <>
        <Icon name="row" />+
      </>
    ),
  },
  { label: 'tool.columnAfter', command: addColumnAfter, face: '│+' },
  { label: 'tool.deleteRow', command: deleteRow, face: '─ ×' },
  { label: 'tool.deleteColumn', command: deleteColumn, face: '│ ×' },
  {
    label: 'tool.deleteTable',
    command: deleteTable,
    face: (
      <>
        <Icon name="row" />×
      </>
    ),
  },
];

const styles = ['paragraph', 'heading2', 'heading3', 'heading4'] as const;

interface ToolProps {
  label: Key;
  keys?: string;
  pressed?: boolean;
  able?: boolean;
  /** More than one sign on its face. */
  wide?: boolean;
  onRun: () => void;
  children: ReactNode;
}

function Tool({ label, keys, pressed, able = true, wide = false, onRun, children }: ToolProps) {
  const say = useSay();
  return (
    <button
      type="button"
      className={wide ? 'btn quiet sm' : 'icon-btn'}
      aria-label={say(label)}
      aria-keyshortcuts={keys}
      title={keys ? `${say(label)} (${keys.replaceAll('+', ' ')})` : say(label)}
      aria-pressed={pressed}
      aria-disabled={!able || undefined}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={able ? onRun : undefined}
    >
      {children}
    </button>
  );
}

/** What the tools show of the selection. */
const stateOf = (editor: Editor) => {
  const table = around(editor, ['table']) !== null;
  const list = around(editor, ['bulletList', 'orderedList'])?.node.type.name;
  return {
    style: styleAt(editor),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    strike: editor.isActive('strike'),
    list,
    table,
    quote: around(editor, ['blockquote']) !== null,
    link: linkAt(editor) !== '',
    sink: can(editor, sink(editor)),
    lift: can(editor, liftItem(editor)),
    undo: can(editor, undo),
    redo: can(editor, redo),
  };
};

/** The tools above the text: one stop of the Tab key, arrows inside, Esc back to the text. */
export function Toolbar({ editor, box }: { editor: Editor; box: RefObject<HTMLDivElement | null> }) {
  const say = useSay();
  const [asks, setAsks] = useState<'link' | 'footnote' | null>(null);
  const now = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) });
  const does = (command: Command) => () => void run(editor, command);
  useEffect(() => {
    const text = editor.view.dom;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault(); // the browser would go to its address bar
      setAsks('link');
    };
    text.addEventListener('keydown', onKey);
    return () => text.removeEventListener('keydown', onKey);
  }, [editor]);
  return (
    <>
      <div
        className="tools"
        role="toolbar"
        aria-label={say('tool.label')}
        ref={box}
        onKeyDown={(event) => move(event, editor)}
      >
        <select
          className="in"
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
        <Tool label="tool.strike" keys="Ctrl+Shift+X" pressed={now.strike} onRun={does(toggle(editor, 'strike'))}>
          <s>S</s>
        </Tool>
        <span className="sepr" />
        <Tool
          label="tool.bulletList"
          keys="Ctrl+Shift+L"
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
          <Icon name="prev" flip />
        </Tool>
        <Tool label="tool.sink" keys="Tab" able={now.sink} onRun={does(sink(editor))}>
          <Icon name="next" flip />
        </Tool>
        <Tool label="tool.quote" pressed={now.quote} onRun={does(toggleQuote(editor))}>
          <Icon name="talk" />
        </Tool>
        <span className="sepr" />
        <Tool label="tool.link" keys="Ctrl+K" pressed={now.link} onRun={() => setAsks('link')}>
          <Icon name="link" />
        </Tool>
        <Tool label="tool.footnote" onRun={() => setAsks('footnote')}>
          <Icon name="fn" />
        </Tool>
        {now.table ? (
          tableTools.map(({ label, command, face }) => (
            <Tool key={label} label={label} wide onRun={does(command)}>
              {face}
            </Tool>
          ))
        ) : (
          <Tool label="tool.table" onRun={does(insertTable(editor))}>
            <Icon name="row" />
          </Tool>
        )}
        <span className="sepr" />
        <Tool label="tool.undo" keys="Ctrl+Z" able={now.undo} onRun={does(undo)}>
          <Icon name="undo" flip />
        </Tool>
        <Tool label="tool.redo" keys="Ctrl+Y" able={now.redo} onRun={does(redo)}>
          <Icon name="redo" flip />
        </Tool>
      </div>
      {asks === 'link' && <LinkDialog editor={editor} onClose={() => setAsks(null)} />}
      {asks === 'footnote' && <FootnoteDialog editor={editor} onClose={() => setAsks(null)} />}
    </>
  );
}

function move(event: KeyboardEvent<HTMLDivElement>, editor: Editor): void {
  if (event.key === 'Escape') {
    editor.view.focus();
    return;
  }
  const rtl = document.documentElement.dir === 'rtl';
  const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('select, button')];
  const at = tools.indexOf(document.activeElement as HTMLElement);
  tools[(at + step + tools.length) % tools.length]?.focus();
}
