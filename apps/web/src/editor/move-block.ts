import type { Node } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';

interface Blocks {
  parent: Node;
  /** The blocks to move: children of `parent` from `first` up to `last` (exclusive), at these positions. */
  first: number;
  last: number;
  from: number;
  to: number;
}

/** Moves the block at the selection past its neighbour: a list item inside its list, a row inside its table, else the paragraph or what is selected. */
export const moveBlock =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const blocks = blocksAt(state);
    if (!blocks) return false;
    const { parent, first, last, from, to } = blocks;
    const neighbour = parent.maybeChild(by === -1 ? first - 1 : last);
    if (!neighbour) return false;
    // The neighbour goes to the other side: the selection stays in what the person moves.
    const size = neighbour.nodeSize;
    const tr = state.tr;
    if (by === -1) tr.delete(from - size, from).insert(to - size, neighbour);
    else tr.delete(to, to + size).insert(from, neighbour);
    dispatch?.(tr.scrollIntoView());
    return true;
  };

function blocksAt({ selection: { $from, $to } }: EditorState): Blocks | null {
  let range = $from.blockRange($to);
  while (range && isFirstOf(range)) {
    const up: number = range.depth - 1;
    range = $from.blockRange($to, (node) => node === $from.node(up));
  }
  if (!range) return null;
  const { parent, startIndex: first, endIndex: last, start: from, end: to } = range;
  return { parent, first, last, from, to };
}

type Range = NonNullable<ReturnType<EditorState['selection']['$from']['blockRange']>>;

/** True when the whole item, cell, row or list is meant by what stands first (or alone) in it. */
function isFirstOf({ parent, startIndex, endIndex, $from, depth }: Range): boolean {
  const name = parent.type.name;
  if (name === 'listItem') return startIndex === 0;
  if (name === 'tableCell' || name === 'tableHeader')
    return parent.childCount === 1 && !hasTallCells($from.node(depth - 2));
  if (name === 'tableRow') return true;
  return (
    depth > 0 && /^(?:bulletList|orderedList|blockquote)$/.test(name) && endIndex - startIndex === parent.childCount
  );
}

/** A row can't move alone where a cell spans several. */
function hasTallCells(table: Node): boolean {
  let tall = false;
  table.descendants((node) => {
    if (Number(node.attrs['rowspan'] ?? 1) > 1) tall = true;
    return !tall && node.type.spec['tableRole'] !== 'cell';
  });
  return tall;
}
