import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import { tableFault } from '../table-grid.js';
import type { Chance } from './random.js';
import { blockOf, cellOf, isSafe, itemOf, markOf, rowOf, wordOf } from './texts.js';

/** A person at work: `count` random edits, each leaving a valid text. */
export function edited(chance: Chance, doc: Doc, count: number): Doc {
  let now = doc;
  for (let i = 0; i < count; i++) {
    const next = editOnce(chance, now);
    if (next && isValid(next)) now = next;
  }
  return now;
}

export function isValid(doc: Doc): boolean {
  try {
    doc.check();
  } catch {
    return false;
  }
  let isSound = true;
  doc.descendants((node) => {
    isSound &&= node.type !== schema.nodes.table || !tableFault(node);
    return isSound;
  });
  return isSound;
}

type Edit = (chance: Chance, node: Node) => Node | readonly Node[] | null;

/** Replaces one random node that the edit applies to. */
function editOnce(chance: Chance, doc: Doc): Doc | null {
  const [fits, edit] = chance.pick(edits);
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (fits(node)) places.push(at);
    return true;
  });
  if (fits(doc)) places.push(-1);
  if (places.length === 0) return null;
  const at = chance.pick(places);
  if (at < 0) return edit(chance, doc) as Doc | null;
  const node = doc.nodeAt(at)!;
  const result = edit(chance, node);
  return result && replaceAt(doc, at, Array.isArray(result) ? result : [result as Node]);
}

function replaceAt(node: Node, at: number, by: readonly Node[]): Node {
  const children: Node[] = [];
  let position = 0;
  for (const child of node.children) {
    const end = position + child.nodeSize;
    if (at === position) children.push(...by);
    else if (at > position && at < end) children.push(replaceAt(child, at - position - 1, by));
    else children.push(child);
    position = end;
  }
  return node.copy(Fragment.fromArray(children));
}

const isText = (node: Node) => node.isTextblock;
const isFull = (node: Node) => node.isTextblock && node.content.size > 0;
const holdsBlocks = (node: Node) => node.type === schema.nodes.doc || node.type === schema.nodes.blockquote;
const isList = (node: Node) => node.type === schema.nodes.bulletList || node.type === schema.nodes.orderedList;
const isTable = (node: Node) => node.type === schema.nodes.table;

function cutPoint(chance: Chance, block: Node): number {
  const at = chance.below(block.content.size + 1);
  const before = block.content.cut(0, at).lastChild;
  return before?.isText && !isSafe(before.text ?? '', before.nodeSize) ? at - 1 : at;
}

const editWords: Edit = (chance, block) => {
  const from = cutPoint(chance, block);
  const to = Math.max(from, cutPoint(chance, block));
  const end = Math.min(to, from + 1 + chance.below(25));
  const safeEnd = block.content.cut(0, end).lastChild;
  const last = safeEnd?.isText && !isSafe(safeEnd.text ?? '', safeEnd.nodeSize) ? end - 1 : end;
  const words = chance.list(chance.below(4), () => wordOf(chance)).join(' ');
  const put =
    words === '' ? Fragment.empty : Fragment.from(schema.text(` ${words} `, chance.is(0.1) ? [markOf(chance)] : []));
  return block.copy(joined([block.content.cut(0, from), put, block.content.cut(Math.max(from, last))]));
};

function joined(parts: readonly Fragment[]): Fragment {
  return Fragment.fromArray(parts.flatMap((part) => part.content));
}

const editMarks: Edit = (chance, block) => {
  const from = cutPoint(chance, block);
  const to = Math.max(from, cutPoint(chance, block));
  const mark = markOf(chance);
  const styled = block.content
    .cut(from, to)
    .content.map((node) => (chance.is(0.7) ? node.mark(mark.addToSet(node.marks)) : node.mark(node.marks.slice(1))));
  return block.copy(joined([block.content.cut(0, from), Fragment.fromArray(styled), block.content.cut(to)]));
};

const splitBlock: Edit = (chance, block) => {
  const at = cutPoint(chance, block);
  return [
    block.copy(block.content.cut(0, at)),
    (chance.is(0.8) ? block.type : schema.nodes.paragraph).create(
      chance.is(0.8) ? block.attrs : null,
      block.content.cut(at),
    ),
  ];
};

const splitItem: Edit = (chance, item) => {
  const first = item.firstChild!;
  const at = cutPoint(chance, first);
  const rest = item.content.content.slice(1);
  return [
    item.copy(Fragment.from(first.copy(first.content.cut(0, at)))),
    item.copy(Fragment.fromArray([first.copy(first.content.cut(at)), ...rest])),
  ];
};

const withChildren = (node: Node, change: (children: Node[]) => void): Node => {
  const children = [...node.children];
  change(children);
  return node.copy(Fragment.fromArray(children));
};

const joinBlocks: Edit = (chance, parent) => {
  const at = chance.below(parent.childCount);
  const [first, second] = [parent.maybeChild(at), parent.maybeChild(at + 1)];
  if (!first?.isTextblock || !second?.isTextblock) return null;
  return withChildren(parent, (children) =>
    children.splice(at, 2, first.copy(joined([first.content, second.content]))),
  );
};

const dropChild: Edit = (chance, parent) =>
  withChildren(parent, (children) => children.splice(chance.below(children.length), 1 + chance.below(2)));
const addBlock: Edit = (chance, parent) =>
  withChildren(parent, (children) => children.splice(chance.below(children.length + 1), 0, blockOf(chance, 1)));
const addItem: Edit = (chance, parent) =>
  withChildren(parent, (children) => children.splice(chance.below(children.length + 1), 0, itemOf(chance, 1)));
const moveChild: Edit = (chance, parent) =>
  withChildren(parent, (children) => {
    const [child] = children.splice(chance.below(children.length), 1);
    children.splice(chance.below(children.length + 1), 0, child!);
  });

const moveAcross: Edit = (chance, doc) => {
  const from = chance.below(doc.childCount);
  const block = doc.child(from);
  const rest = withChildren(doc, (children) => children.splice(from, 1));
  const places: number[] = [];
  rest.descendants((node, at) => {
    if (node.type.isInGroup('block')) places.push(at);
    return true;
  });
  if (places.length === 0) return null;
  const at = chance.pick(places);
  return replaceAt(rest, at, [block, rest.nodeAt(at)!]);
};

const wrap: Edit = (chance, parent) => {
  const from = chance.below(parent.childCount);
  const to = Math.min(parent.childCount, from + 1 + chance.below(3));
  return withChildren(parent, (children) => {
    const taken = children.splice(from, to - from);
    const list = chance.pick([schema.nodes.bulletList, schema.nodes.orderedList]);
    const isQuote = chance.is(0.4) || taken.some((node) => node.type !== schema.nodes.paragraph);
    children.splice(
      from,
      0,
      isQuote
        ? schema.nodes.blockquote.create(null, taken)
        : list.create(
            null,
            taken.map((node) => schema.nodes.listItem.create(null, node)),
          ),
    );
  });
};

const unwrap: Edit = (_, node) =>
  isList(node) ? node.children.flatMap((item) => [...item.children]) : [...node.children];

const indentItem: Edit = (chance, list) => {
  if (list.childCount < 2) return null;
  const at = 1 + chance.below(list.childCount - 1);
  return withChildren(list, (items) => {
    const [item] = items.splice(at, 1);
    const before = items[at - 1]!;
    items[at - 1] = before.copy(before.content.addToEnd(list.copy(Fragment.from(item!))));
  });
};

/** One item of a random list put into a new list in the item before it; null if no list has two items. */
export function indented(chance: Chance, doc: Doc): Doc | null {
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (isList(node) && node.childCount > 1) places.push(at);
  });
  if (places.length === 0) return null;
  const at = chance.pick(places);
  return replaceAt(doc, at, [indentItem(chance, doc.nodeAt(at)!) as Node]);
}

const restyle: Edit = (chance, node) => {
  if (node.isTextblock)
    return chance.is(0.5)
      ? schema.nodes.heading.create({ level: 2 + chance.below(3) }, node.content)
      : schema.nodes.paragraph.create(null, node.content);
  return node.type === schema.nodes.bulletList
    ? schema.nodes.orderedList.create(null, node.content)
    : schema.nodes.bulletList.create(null, node.content);
};

const editRows: Edit = (chance, table) =>
  withChildren(table, (rows) => {
    const at = chance.below(rows.length);
    const how = chance.below(4);
    if (how < 2) rows.splice(at, 0, rowOf(chance, rows[0]!.childCount, 1));
    else if (how === 2) rows.splice(at, 1);
    else rows.push(rows.splice(at, 1)[0]!);
  });

/** A row put in under a cell that spans rows, or one taken out from under it. */
const editSpan: Edit = (chance, table) => {
  const tall = table.children.findIndex((row) => row.children.some(({ attrs }) => attrs['rowspan'] > 1));
  if (tall < 0) return null;
  const by = chance.is(0.5) ? 1 : -1;
  const [row, next] = [table.child(tall), table.maybeChild(tall + 1)];
  const grown = row.children.map((cell) =>
    cell.attrs['rowspan'] > 1
      ? cell.type.create({ ...cell.attrs, rowspan: cell.attrs['rowspan'] + by }, cell.content)
      : cell,
  );
  return withChildren(table, (rows) => {
    rows[tall] = row.copy(Fragment.fromArray(grown));
    if (by > 0) rows.splice(tall + 1, 0, rowOf(chance, next?.childCount ?? 1, 1));
    else rows.splice(tall + 1, 1);
  });
};

const editColumns: Edit = (chance, table) => {
  const at = chance.below(table.firstChild!.childCount + 1);
  const isNew = chance.is(0.5);
  return withChildren(table, (rows) => {
    for (const [index, row] of rows.entries())
      rows[index] = withChildren(row, (cells) =>
        isNew ? cells.splice(at, 0, cellOf(chance, 1)) : cells.splice(at, 1),
      );
  });
};

const toggleHeader: Edit = (chance, cell) =>
  (cell.type === schema.nodes.tableCell ? schema.nodes.tableHeader : schema.nodes.tableCell).create(
    cell.attrs,
    chance.is(0.9) ? cell.content : Fragment.from(blockOf(chance, 3)),
  );

const edits: readonly (readonly [fits: (node: Node) => boolean, edit: Edit])[] = [
  [isText, editWords],
  [isText, editWords],
  [isText, editWords],
  [isFull, editMarks],
  [isFull, splitBlock],
  [(node) => node.type === schema.nodes.listItem, splitItem],
  [holdsBlocks, joinBlocks],
  [(node) => holdsBlocks(node) || isList(node), dropChild],
  [(node) => node.type.name === 'doc', addBlock],
  [(node) => holdsBlocks(node) || node.type === schema.nodes.listItem, addBlock],
  [isList, addItem],
  [(node) => holdsBlocks(node) || isList(node) || node.type === schema.nodes.listItem, moveChild],
  [(node) => node.type.name === 'doc', moveAcross],
  [holdsBlocks, wrap],
  [(node) => isList(node) || node.type === schema.nodes.blockquote, unwrap],
  [(node) => isText(node) || isList(node), restyle],
  [isTable, editRows],
  [isTable, editColumns],
  [isTable, editSpan],
  [(node) => node.type === schema.nodes.tableCell || node.type === schema.nodes.tableHeader, toggleHeader],
];
