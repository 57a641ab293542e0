import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import type { Key } from '../text/words.js';
import { can, insertRule, insertTable, run, toggle, withoutMarks } from './commands.js';
import { moveBlock } from './move-block.js';
import { deleteColumns, deleteRows } from './table-commands.js';
import type { MenuTool } from './tool.js';

interface Line {
  label: Key;
  command: Command;
  keys?: string;
  apart?: boolean;
}

const tableLines: readonly Line[] = [
  { label: 'tool.rowBefore', command: addRowBefore },
  { label: 'tool.rowAfter', command: addRowAfter },
  { label: 'tool.columnBefore', command: addColumnBefore },
  { label: 'tool.columnAfter', command: addColumnAfter },
  { label: 'tool.headerRow', command: toggleHeaderRow, apart: true },
  { label: 'tool.headerColumn', command: toggleHeaderColumn },
  { label: 'tool.headerCell', command: toggleHeaderCell },
  { label: 'tool.mergeCells', command: mergeCells, apart: true },
  { label: 'tool.splitCell', command: splitCell },
  { label: 'tool.deleteRow', command: deleteRows, apart: true },
  { label: 'tool.deleteColumn', command: deleteColumns },
  { label: 'tool.deleteTable', command: deleteTable },
];

const inEditor =
  (editor: Editor) =>
  ({ label, command, keys, apart }: Line): MenuTool => ({
    label,
    ...(keys ? { keys } : {}),
    ...(apart ? { apart } : {}),
    able: can(editor, command),
    onRun: () => void run(editor, command),
  });

/** What can be done with a table: one is put in outside of tables, the rest inside. */
export function tableTools(editor: Editor, onTable: () => void): MenuTool[] {
  const of = inEditor(editor);
  const first = of({ label: 'tool.table', command: insertTable(editor, { columns: 1, rows: 1 }) });
  return [{ ...first, onRun: onTable }, ...tableLines.map(of)];
}

interface Asks {
  onLanguage: () => void;
}

const marks = [
  { name: 'strike', label: 'tool.strike', keys: 'Ctrl+Shift+X' },
  { name: 'superscript', label: 'tool.superscript', keys: 'Ctrl+Shift+=' },
  { name: 'subscript', label: 'tool.subscript', keys: 'Ctrl+=' },
  { name: 'code', label: 'tool.code' },
] as const;

/** The rarer ways to write, and what is done to whole blocks. */
export function moreTools(editor: Editor, { onLanguage }: Asks): MenuTool[] {
  const of = inEditor(editor);
  return [
    ...marks.map(({ name, label, ...rest }) => ({
      label,
      ...rest,
      pressed: editor.isActive(name),
      onRun: () => void run(editor, toggle(editor, name)),
    })),
    { label: 'tool.language', pressed: editor.isActive('language'), onRun: onLanguage },
    of({ label: 'tool.plain', command: withoutMarks, keys: 'Ctrl+Space' }),
    of({ label: 'tool.rule', command: insertRule(editor), apart: true }),
    of({ label: 'tool.up', command: moveBlock(-1), keys: 'Alt+Shift+Up' }),
    of({ label: 'tool.downwards', command: moveBlock(1), keys: 'Alt+Shift+Down' }),
  ];
}
