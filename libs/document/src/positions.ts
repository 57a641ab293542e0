import type { Node } from 'prosemirror-model';

import { markJson, nodeJson } from './doc.js';
import type { AttrsJson } from './doc.js';
import type { Piece } from './change.js';

const starts = new WeakMap<Node, Int32Array>();
/** So many children are faster gone through than searched. */
const few = 4;

/** Where each child of a node begins, counted from the start of its content; one more entry holds the content's size. */
export function childStarts(node: Node): Int32Array {
  const known = starts.get(node);
  if (known) return known;
  const offsets = new Int32Array(node.childCount + 1);
  let at = 0;
  for (let i = 0; i < node.childCount; i++) {
    offsets[i] = at;
    at += node.child(i).nodeSize;
  }
  offsets[node.childCount] = at;
  if (node.childCount > few) starts.set(node, offsets);
  return offsets;
}

/** The index of the child that holds or begins at `offset` (childCount when it is the content's end). */
export function childAt(offsets: Int32Array, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle + 1]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a range of a document is made of, in order. */
export interface Visitor {
  open(node: Node): void;
  close(node: Node): void;
  whole(node: Node): void;
  /** The letters `from`…`to` of a text node; without it they come as a node to `whole`. */
  part?(text: Node, from: number, to: number): void;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Walks the stream of `node`'s content between two positions; `start` is the position of its content's first child. */
export function visitRange(node: Node, start: number, range: Range, visitor: Visitor): void {
  walk(node, range.from - start, range.to - start, visitor);
}

/** The same, counted from the start of the content. */
function walk(node: Node, from: number, to: number, visitor: Visitor): void {
  if (from >= to) return;
  const { children } = node;
  let first = 0;
  let begin = 0;
  if (children.length > few) {
    const offsets = childStarts(node);
    first = childAt(offsets, from);
    begin = offsets[first]!;
  }
  for (let i = first, end = begin; i < children.length && begin < to; i++, begin = end) {
    const child = children[i]!;
    end = begin + child.nodeSize;
    if (end <= from) continue;
    if (begin >= from && end <= to) visitor.whole(child);
    else if (child.isText) {
      const start = Math.max(from, begin) - begin;
      const stop = Math.min(to, end) - begin;
      if (visitor.part) visitor.part(child, start, stop);
      else visitor.whole(partOfText(child, start, stop));
    } else {
      if (begin >= from) visitor.open(child);
      const inside = begin + 1;
      walk(child, Math.max(from, inside) - inside, Math.min(to, end - 1) - inside, visitor);
      if (end <= to && end > from) visitor.close(child);
    }
  }
}

/** Like `text.cut(from, to)`, which also looks up each part in a table of all parts ever cut. */
function partOfText(text: Node, from: number, to: number): Node {
  return text.type.schema.text(text.text!.slice(from, to), text.marks);
}

/** The attributes of a node in their stored form. */
export function attrsOf(node: Node): AttrsJson | undefined {
  const names = Object.keys(node.type.spec.attrs ?? {});
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, node.attrs[name] as string | number]));
}

/** The pieces that make up a document between two of its positions. */
export function piecesBetween(doc: Node, range: Range): Piece[] {
  const pieces: Piece[] = [];
  visitRange(doc, 0, range, {
    open(node) {
      const attrs = attrsOf(node);
      pieces.push(attrs ? { open: node.type.name, attrs } : { open: node.type.name });
    },
    close() {
      pieces.push({ close: true });
    },
    whole(node) {
      pieces.push({ node: nodeJson(node) });
    },
  });
  return pieces;
}

/** A name for a node's marks: equal exactly if the marks are. '' for none. */
export function marksKey(node: Node): string {
  return node.marks.length === 0 ? '' : JSON.stringify(node.marks.map(markJson));
}
