import { Fragment } from 'prosemirror-model';
import type { ContentMatch, Node, NodeType } from 'prosemirror-model';

import { isStorable } from './attribute-rules.js';
import { wordCount } from './doc.js';
import type { Doc } from './doc.js';
import { attributesOf, exactKeys, itemsOf, limits, marksOf, Size, typeNameOf } from './parse-values.js';
import { Refused } from './refused.js';
import { schema } from './schema.js';
import { tableFault } from './table-grid.js';

/** A node whose content is being read. */
interface Frame {
  readonly type: NodeType;
  readonly attrs: Record<string, unknown>;
  readonly items: readonly unknown[];
  readonly children: Node[];
  match: ContentMatch;
  next: number;
}

const nodeTypes: ReadonlyMap<string, NodeType> = new Map(Object.entries(schema.nodes));
const textKeys = ['type', 'text', 'marks'];
const inlineKeys = ['type', 'attrs', 'marks'];
const leafKeys = ['type', 'attrs'];
const blockKeys = ['type', 'attrs', 'content'];

/** Where a value stands and what has been read so far. */
interface Reading {
  readonly here: () => string;
  readonly size: Size;
}

/**
 * The only gate into this library: checks a value that came from anywhere (an HTTP body, a stored row, an editor) and
 * makes the canonical text of it: default attributes filled in, marks in schema order, neighbouring equal text joined.
 *
 * Keys and types are exact, attributes in range, tables rectangular, links of the allowed schemes, all text storable.
 * It uses no recursion, so depth can't overflow the stack, and it refuses at the first fault, in the order of the text.
 *
 * @throws Refused with a code and a JSON pointer to the fault; nothing else.
 */
export function parse(untrusted: unknown): Doc {
  const stack: Frame[] = [];
  const size = new Size();
  if (typeNameOf(untrusted, () => '') !== 'doc') throw new Refused('unknown-type', 'A text is a node of type doc.', '');
  openNode(untrusted, schema.nodes.doc, stack, { here: () => '', size });
  for (;;) {
    const frame = stack.at(-1)!;
    if (frame.next < frame.items.length) {
      readChild(frame, stack, size);
      continue;
    }
    const node = closeNode(frame, stack);
    stack.pop();
    const parent = stack.at(-1);
    if (!parent) return checkedWords(node);
    parent.children.push(node);
  }
}

/** Reads the next item of a frame: text and leaves at once, a node with content as a new frame. */
function readChild(frame: Frame, stack: Frame[], size: Size): void {
  const at = frame.next++;
  const here = () => `${pointerOf(stack, -1)}/content/${at}`;
  const item = frame.items[at];
  const name = typeNameOf(item, here);
  const type = nodeTypes.get(name);
  if (!type) throw new Refused('unknown-type', 'There is no such node.', `${here()}/type`);
  const match = frame.match.matchType(type);
  if (!match) throw new Refused('bad-structure', `A ${name} can't stand here in a ${frame.type.name}.`, here());
  frame.match = match;
  if (type.isText) frame.children.push(readText(item, here, size));
  else if (type.isLeaf) frame.children.push(readLeaf(item, type, { here, size }));
  else openNode(item, type, stack, { here, size });
}

function readText(item: unknown, here: () => string, size: Size): Node {
  const node = exactKeys(item, textKeys, here);
  const text = node['text'];
  if (typeof text !== 'string') throw new Refused('ill-typed', 'Text is a string.', `${here()}/text`);
  if (text === '') throw new Refused('bad-text', 'Text is not empty.', `${here()}/text`);
  size.addText(text, here);
  if (!isStorable(text))
    throw new Refused('bad-text', 'The text holds characters that cannot be stored.', `${here()}/text`);
  return schema.text(text, marksOf(node['marks'], here, size));
}

function readLeaf(item: unknown, type: NodeType, at: Reading): Node {
  const node = exactKeys(item, type.isInline ? inlineKeys : leafKeys, at.here);
  const attrs = attributesOf(type, node['attrs'], at.here, at.size);
  return type.create(attrs, null, type.isInline ? marksOf(node['marks'], at.here, at.size) : undefined);
}

function openNode(item: unknown, type: NodeType, stack: Frame[], { here, size }: Reading): void {
  const node = exactKeys(item, blockKeys, here);
  const attrs = attributesOf(type, node['attrs'], here, size);
  if (stack.length >= limits.depth)
    throw new Refused('too-deep', `A text nests at most ${limits.depth} nodes.`, here());
  const items = node['content'] === undefined ? [] : itemsOf(node['content'], () => `${here()}/content`);
  size.add(items.length * 16, here);
  stack.push({ type, attrs, items, children: [], match: type.contentMatch, next: 0 });
}

function closeNode(frame: Frame, stack: readonly Frame[]): Node {
  if (!frame.match.validEnd)
    throw new Refused('bad-structure', `The ${frame.type.name} lacks content.`, pointerOf(stack, -1));
  const node = frame.type.create(frame.attrs, Fragment.fromArray(joinText(frame.children)));
  if (frame.type === schema.nodes.table) {
    const fault = tableFault(node);
    if (fault) {
      const cell = fault.cell === undefined ? '' : `/content/${fault.cell}`;
      throw new Refused('bad-table', fault.detail, `${pointerOf(stack, -1)}/content/${fault.row}${cell}`);
    }
  }
  return node;
}

/** Joins neighbouring texts with equal marks, in one pass. */
function joinText(children: Node[]): Node[] {
  if (!children.some((child, at) => at > 0 && continues(children[at - 1]!, child))) return children;
  const joined: Node[] = [];
  for (let at = 0; at < children.length;) {
    const first = children[at++]!;
    let text = first.text ?? '';
    while (at < children.length && continues(first, children[at]!)) text += children[at++]!.text;
    joined.push(text === (first.text ?? '') ? first : schema.text(text, first.marks));
  }
  return joined;
}

function continues(before: Node, after: Node): boolean {
  return after.isText && before.isText && before.sameMarkup(after);
}

/** The pointer of the frame at `index` (negative: from the top), by the place that each frame is reading. */
function pointerOf(stack: readonly Frame[], index: number): string {
  const upTo = stack.at(index)!;
  let pointer = '';
  for (const frame of stack) {
    if (frame === upTo) break;
    pointer += `/content/${frame.next - 1}`;
  }
  return pointer;
}

function checkedWords(doc: Doc): Doc {
  if (wordCount(doc) > limits.words) throw new Refused('too-large', `A text has at most ${limits.words} words.`, '');
  return doc;
}
