import type { Editor } from '@tiptap/core';
import { lift, setBlockType, toggleMark, wrapIn } from '@tiptap/pm/commands';
import type { Node, NodeType } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, wrapInList } from '@tiptap/pm/schema-list';
import type { Command } from '@tiptap/pm/state';

/** The node or mark of the editor's schema; a name that is not in it is a mistake here. */
export const nodeType = (editor: Editor, name: string): NodeType => {
  const type = editor.schema.nodes[name];
  if (!type) throw new TypeError(`no node ${name}`);
  return type;
};

/** Runs a ProseMirror command on the editor and puts the focus back into the text. */
export function run(editor: Editor, command: Command): boolean {
  const done = command(editor.state, editor.view.dispatch, editor.view);
  editor.view.focus();
  return done;
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

/** A table of three by three with a header row, after the block at the selection. */
export const insertTable =
  (editor: Editor): Command =>
  (state, dispatch) => {
    const row = (cell: string) =>
      nodeType(editor, 'tableRow').create(
        null,
        [0, 1, 2].map(() => nodeType(editor, cell).createAndFill() as Node),
      );
    const table = nodeType(editor, 'table').create(null, [row('tableHeader'), row('tableCell'), row('tableCell')]);
    if (around(editor, ['table'])) return false;
    dispatch?.(state.tr.replaceSelectionWith(table).scrollIntoView());
    return true;
  };

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
export const linkAt = (editor: Editor): string => {
  const { $from, to, from } = editor.state.selection;
  const marks = [
    ...$from.marks(),
    ...(editor.state.doc.nodeAt(from)?.marks ?? []),
    ...(to > from ? (editor.state.doc.nodeAt(to - 1)?.marks ?? []) : []),
  ];
  const link = marks.find((mark) => mark.type.name === 'link');
  return link ? String(link.attrs['href']) : '';
};

function linkRange(editor: Editor): { from: number; to: number } | null {
  const href = linkAt(editor);
  const { $from } = editor.state.selection;
  if (!href) return null;
  const start = $from.start();
  let range: { from: number; to: number } | null = null;
  $from.parent.forEach((child, offset) => {
    const from = start + offset;
    const to = from + child.nodeSize;
    const linked = child.marks.some((mark) => mark.type.name === 'link' && mark.attrs['href'] === href);
    if (linked && range?.to === from) range = { from: range.from, to };
    else if (linked && !(range && range.from <= $from.pos && $from.pos <= range.to)) range = { from, to };
  });
  return range;
}

export const insertFootnote =
  (editor: Editor, text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insert(state.selection.to, nodeType(editor, 'footnote').create({ text })).scrollIntoView());
    return true;
  };
