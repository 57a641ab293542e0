import { flushSync } from 'react-dom';
import type { Editor } from '@tiptap/core';
import { lift, setBlockType, toggleMark, wrapIn } from '@tiptap/pm/commands';
import type { Node, NodeType } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, wrapInList } from '@tiptap/pm/schema-list';
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state';
import { byItself } from './steps-apart.js';

/** The node or mark of the editor's schema; a name that is not in it is a mistake here. */
export const nodeType = (editor: Editor, name: string): NodeType => {
  const type = editor.schema.nodes[name];
  if (!type) throw new TypeError(`no node ${name}`);
  return type;
};

/** Runs a ProseMirror command on the editor and puts the focus back into the text. */
export function run(editor: Editor, command: Command): boolean {
  const done = command(editor.state, (transaction) => editor.view.dispatch(byItself(transaction)), editor.view);
  editor.view.focus();
  return done;
}

/**
 * Closes a dialog about the text and does what it asked for where the caret was. In this order: while the dialog stands
 * the text can't be focused, and the caret the browser then gives it on its own would be taken for the writer's.
 */
export function shut(editor: Editor, close: () => void, command?: Command): void {
  flushSync(close);
  if (command) run(editor, command);
  else editor.view.focus();
}

export const can = (editor: Editor, command: Command): boolean => command(editor.state, undefined, editor.view);

export const toggle = (editor: Editor, mark: string): Command => {
  const type = editor.schema.marks[mark];
  return type ? toggleMark(type, null, { removeWhenPresent: true, includeWhitespace: true }) : () => false;
};

/** `paragraph`, `heading2` … as the style menu names them. */
export const setStyle = (editor: Editor, style: string): Command => {
  const level = /^heading([2-4])$/.exec(style)?.[1];
  return level
    ? setBlockType(nodeType(editor, 'heading'), { level: Number(level) })
    : setBlockType(nodeType(editor, 'paragraph'));
};

export const styleAt = (editor: Editor): string => {
  const { parent } = editor.state.selection.$from;
  return parent.type.name === 'heading' ? `heading${String(parent.attrs['level'])}` : 'paragraph';
};

/** The innermost block around the selection that is one of the names, with its position. */
export function around(editor: Editor, names: readonly string[]): { node: Node; at: number } | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (names.includes(node.type.name)) return { node, at: $from.before(depth) };
  }
  return null;
}

/** Makes a list of the paragraph, changes the kind of the list, or ends it. */
export const toggleList =
  (editor: Editor, name: 'bulletList' | 'orderedList'): Command =>
  (state, dispatch, view) => {
    const list = around(editor, ['bulletList', 'orderedList']);
    if (list?.node.type.name === name) return liftListItem(nodeType(editor, 'listItem'))(state, dispatch, view);
    if (list) {
      dispatch?.(state.tr.setNodeMarkup(list.at, nodeType(editor, name)));
      return true;
    }
    return wrapInList(nodeType(editor, name))(state, dispatch, view);
  };

export const toggleQuote =
  (editor: Editor): Command =>
  (state, dispatch, view) =>
    (around(editor, ['blockquote']) ? lift : wrapIn(nodeType(editor, 'blockquote')))(state, dispatch, view);

export const sink = (editor: Editor): Command => sinkListItem(nodeType(editor, 'listItem'));
export const liftItem = (editor: Editor): Command => liftListItem(nodeType(editor, 'listItem'));

/** A table of so many columns and rows, the first row for headings, below the block at the selection (in place of an empty one); writing goes on in its first cell. */
export const insertTable =
  (editor: Editor, { columns, rows }: { columns: number; rows: number }): Command =>
  (state, dispatch) => {
    const row = (cell: string) =>
      nodeType(editor, 'tableRow').create(
        null,
        Array.from({ length: columns }, () => nodeType(editor, cell).createAndFill() as Node),
      );
    const table = nodeType(editor, 'table').create(null, [
      row('tableHeader'),
      ...Array.from({ length: rows - 1 }, () => row('tableCell')),
    ]);
    if (around(editor, ['table'])) return false;
    const { tr, at } = putBlock(state, table);
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1)).scrollIntoView());
    return true;
  };

/** A line across the text, below the block at the selection; writing goes on below it. */
export const insertRule =
  (editor: Editor): Command =>
  (state, dispatch) => {
    const { tr, at } = putBlock(state, nodeType(editor, 'horizontalRule').create());
    if (!tr.doc.resolve(at + 1).nodeAfter) tr.insert(at + 1, nodeType(editor, 'paragraph').create());
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1)).scrollIntoView());
    return true;
  };

/** Puts a block in place of the empty paragraph at the selection, or below the innermost block that may have it beside it. */
function putBlock(state: EditorState, block: Node): { tr: Transaction; at: number } {
  const { $to } = state.selection;
  const tr = state.tr;
  for (let depth = $to.depth; depth > 0; depth--) {
    const node = $to.node(depth);
    const parent = $to.node(depth - 1);
    const index = $to.index(depth - 1);
    const empty = node.type.name === 'paragraph' && node.content.size === 0;
    if (empty && parent.canReplaceWith(index, index + 1, block.type)) {
      const at = $to.before(depth);
      return { tr: tr.replaceWith(at, $to.after(depth), block), at };
    }
    if (parent.canReplaceWith(index + 1, index + 1, block.type)) {
      const at = $to.after(depth);
      return { tr: tr.insert(at, block), at };
    }
  }
  const at = state.doc.content.size;
  return { tr: tr.insert(at, block), at };
}

/** Takes bold, italic and the like off the selected words; links, languages and footnotes stay. */
export const withoutMarks: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  const tr = state.tr;
  for (const type of Object.values(state.schema.marks))
    if (type.name !== 'link' && type.name !== 'language') tr.removeMark(from, to, type);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Says in which language the selected words (or the run around the cursor) are; null: in that of the text. */
export const setLanguage =
  (editor: Editor, attrs: { lang: string; dir: 'ltr' | 'rtl' } | null): Command =>
  (state, dispatch) => {
    const type = editor.schema.marks['language'];
    if (!type) return false;
    const { from, to, empty } = state.selection;
    const tr = state.tr;
    const range = empty ? runOf(editor, 'language', 'lang', languageAt(editor)) : { from, to };
    if (range) {
      tr.removeMark(range.from, range.to, type);
      if (attrs) tr.addMark(range.from, range.to, type.create(attrs));
    } else if (attrs) tr.addStoredMark(type.create(attrs));
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** The language of the words at the selection, '' if it is that of the text. */
export const languageAt = (editor: Editor): string => valueAt(editor, 'language', 'lang');

/** Puts the link on the selection, or writes the address where nothing is selected. */
export const setLink =
  (editor: Editor, href: string): Command =>
  (state, dispatch) => {
    const mark = editor.schema.marks['link']?.create({ href });
    if (!mark) return false;
    const { from, to, empty } = state.selection;
    const range = empty ? linkRange(editor) : { from, to };
    const tr = state.tr;
    if (range) tr.removeMark(range.from, range.to, mark.type).addMark(range.from, range.to, mark);
    else tr.replaceSelectionWith(editor.schema.text(href.replace(/^mailto:|^tel:/, ''), [mark]), false);
    dispatch?.(tr.scrollIntoView());
    return true;
  };

export const removeLink =
  (editor: Editor): Command =>
  (state, dispatch) => {
    const type = editor.schema.marks['link'];
    const { from, to, empty } = state.selection;
    const range = empty ? linkRange(editor) : { from, to };
    if (!type || !range) return false;
    dispatch?.(state.tr.removeMark(range.from, range.to, type));
    return true;
  };

/** The address of the link at the selection, '' if there is none. */
export const linkAt = (editor: Editor): string => valueAt(editor, 'link', 'href');

function valueAt(editor: Editor, mark: string, attribute: string): string {
  const { $from, to, from } = editor.state.selection;
  const marks = [
    ...$from.marks(),
    ...(editor.state.doc.nodeAt(from)?.marks ?? []),
    ...(to > from ? (editor.state.doc.nodeAt(to - 1)?.marks ?? []) : []),
  ];
  const found = marks.find(({ type }) => type.name === mark);
  return found ? String(found.attrs[attribute]) : '';
}

const linkRange = (editor: Editor) => runOf(editor, 'link', 'href', linkAt(editor));

/** The stretch around the cursor that has the mark with this value. */
function runOf(editor: Editor, mark: string, attribute: string, value: string): { from: number; to: number } | null {
  const { $from } = editor.state.selection;
  if (!value) return null;
  const start = $from.start();
  let range: { from: number; to: number } | null = null;
  $from.parent.forEach((child, offset) => {
    const from = start + offset;
    const to = from + child.nodeSize;
    const has = child.marks.some(({ type, attrs }) => type.name === mark && attrs[attribute] === value);
    if (has && range?.to === from) range = { from: range.from, to };
    else if (has && !(range && range.from <= $from.pos && $from.pos <= range.to)) range = { from, to };
  });
  return range;
}

/** The footnote that is selected, null if none is. */
export const footnoteAt = (editor: Editor): string | null => {
  const { selection } = editor.state;
  return selection instanceof NodeSelection && selection.node.type.name === 'footnote'
    ? String(selection.node.attrs['text'])
    : null;
};

/** Puts a footnote behind the selection, or gives the selected one these words. */
export const setFootnote =
  (editor: Editor, text: string): Command =>
  (state, dispatch) => {
    const note = nodeType(editor, 'footnote').create({ text });
    const at = footnoteAt(editor) === null ? state.selection.to : state.selection.from;
    const tr = state.tr.replaceWith(at, footnoteAt(editor) === null ? at : at + 1, note);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    return true;
  };
