import { Extension } from '@tiptap/core';
import { exitCode, setHardBreak } from './key-commands.js';
import { liftItem, nodeType, setStyle, sink, toggle, toggleList, withoutMarks } from './commands.js';
import { deleteWord } from './smart-cut.js';
import { moveBlock } from './move-block.js';
import { liftEmptyBlock, splitBlock } from '@tiptap/pm/commands';
import { splitListItem } from '@tiptap/pm/schema-list';
import { goToNextCell } from '@tiptap/pm/tables';
import { goToNewRow } from './table-commands.js';

/** The keys people know from Word, and of lists those of other editors too. Tab moves through a table, indents a list item, and otherwise leaves the text. */
export const keys = Extension.create({
  name: 'keys',
  priority: 1000,
  addKeyboardShortcuts() {
    const editor = this.editor;
    const of = (command: ReturnType<typeof toggle>) => () => command(editor.state, editor.view.dispatch, editor.view);
    return {
      'Mod-b': () => of(toggle(editor, 'bold'))(),
      'Mod-i': () => of(toggle(editor, 'italic'))(),
      'Mod-u': () => of(toggle(editor, 'underline'))(),
      'Mod-Shift-x': () => of(toggle(editor, 'strike'))(),
      'Mod-=': () => of(toggle(editor, 'subscript'))(),
      'Mod-Shift-=': () => of(toggle(editor, 'superscript'))(),
      'Mod-Shift-l': () => of(toggleList(editor, 'bulletList'))(),
      'Mod-Shift-8': () => of(toggleList(editor, 'bulletList'))(),
      'Mod-Shift-7': () => of(toggleList(editor, 'orderedList'))(),
      'Mod-Alt-1': () => of(setStyle(editor, 'heading2'))(),
      'Mod-Alt-2': () => of(setStyle(editor, 'heading3'))(),
      'Mod-Alt-3': () => of(setStyle(editor, 'heading4'))(),
      'Mod-Shift-n': () => of(setStyle(editor, 'paragraph'))(),
      'Mod-Space': () => of(withoutMarks)(),
      'Alt-Shift-ArrowUp': () => of(moveBlock(-1))(),
      'Alt-Shift-ArrowDown': () => of(moveBlock(1))(),
      'Shift-Enter': () => of(setHardBreak(nodeType(editor, 'hardBreak')))(),
      'Mod-Enter': () => of(exitCode)(),
      Enter: () => of(splitListItem(nodeType(editor, 'listItem')))() || of(liftEmptyBlock)() || of(splitBlock)(),
      Delete: () => of(deleteWord)(),
      Backspace: () => of(deleteWord)(),
      Tab: () => of(goToNextCell(1))() || of(goToNewRow)() || of(sink(editor))(),
      'Shift-Tab': () => of(goToNextCell(-1))() || of(liftItem(editor))(),
    };
  },
});
