import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Fragment } from 'prosemirror-model';
import type { Mark, Node } from 'prosemirror-model';

import { schema } from './schema.js';

/** A text: an immutable ProseMirror node of type `doc`, always canonical (made by `parse` or by this library's verbs). */
export type Doc = Node;

/** Attributes of a node or mark as stored. */
export type AttrsJson = Readonly<Record<string, string | number>>;

export interface MarkJson {
  readonly type: string;
  readonly attrs?: AttrsJson;
}

export interface NodeJson {
  readonly type: string;
  readonly attrs?: AttrsJson;
  readonly content?: readonly NodeJson[];
  readonly marks?: readonly MarkJson[];
  readonly text?: string;
}

/** The canonical JSON of a text: fixed key order, every attribute present, marks in schema order, neighbouring equal text joined. */
export interface DocJson extends NodeJson {
  readonly type: 'doc';
}

function attrsJson(of: Node | Mark): AttrsJson | undefined {
  const names = Object.keys(of.type.spec.attrs ?? {});
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, of.attrs[name] as string | number]));
}

export function markJson(mark: Mark): MarkJson {
  const attrs = attrsJson(mark);
  return attrs ? { type: mark.type.name, attrs } : { type: mark.type.name };
}

/** Canonical JSON of any node of the schema. */
export function nodeJson(node: Node): NodeJson {
  const attrs = attrsJson(node);
  return {
    type: node.type.name,
    ...(attrs ? { attrs } : {}),
    ...(node.childCount > 0 ? { content: node.children.map(nodeJson) } : {}),
    ...(node.marks.length > 0 ? { marks: node.marks.map(markJson) } : {}),
    ...(node.isText ? { text: node.text ?? '' } : {}),
  };
}

/** The canonical JSON of a text. `toJson(parse(x))` is idempotent. */
export function toJson(doc: Doc): DocJson {
  return { ...nodeJson(doc), type: 'doc' };
}

const hashes = new WeakMap<Node, string>();

/** SHA-256 (hex) over the UTF-8 of the canonical JSON: the identity of a text's content. Kept per node, so asking again is free. */
export function contentHash(doc: Doc): string {
  const known = hashes.get(doc);
  if (known !== undefined) return known;
  const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify(toJson(doc)))));
  hashes.set(doc, hash);
  return hash;
}

/** Equal texts, bit for bit. */
export function sameDoc(a: Doc, b: Doc): boolean {
  return a === b || a.eq(b);
}

/** What stands between two blocks in {@link plainText}. */
const blockBreak = '\n\n';

/**
 * The words of a text: blocks parted by a blank line, a hard break is a line feed, a footnote or rule leaves nothing.
 * Offsets of anchors count UTF-16 units of this string.
 */
export function plainText(doc: Doc): string {
  const blocks: string[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    blocks.push(inlineText(node));
    return false;
  });
  return blocks.join(blockBreak);
}

/** The words of one text block, as {@link plainText} gives them. */
export function inlineText(block: Node): string {
  let text = '';
  for (const child of block.children)
    text += child.isText ? (child.text ?? '') : child.type === schema.nodes.hardBreak ? '\n' : '';
  return text;
}

/** A text from bare words: a blank line starts a paragraph, a single line feed is a hard break. What can't be stored is dropped. */
export function fromPlainText(text: string): Doc {
  const clean = text.replace(/\r\n?/gu, '\n').replace(/\p{Surrogate}/gu, '\ufffd');
  const paragraphs = clean.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u).map((block) => block.replace(/^\n+|\n+$/gu, ''));
  const kept = paragraphs.filter((block) => block.trim() !== '');
  return schema.node('doc', null, (kept.length > 0 ? kept : ['']).map(paragraphOf));
}

function paragraphOf(block: string): Node {
  const inline: Node[] = [];
  for (const [at, line] of block.split('\n').entries()) {
    if (at > 0) inline.push(schema.node('hardBreak'));
    const words = withoutControls(line);
    if (words !== '') inline.push(schema.text(words));
  }
  return schema.node('paragraph', null, Fragment.fromArray(inline));
}

function withoutControls(line: string): string {
  // eslint-disable-next-line no-control-regex -- these are exactly the characters to drop
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/gu, '');
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Join_Control}'’\-–.,/]*/gu;

/** How many words a text has, footnotes included. A number or a hyphenated word is one; punctuation is none. */
export function wordCount(doc: Doc): number {
  let count = 0;
  doc.descendants((node) => {
    if (node.type === schema.nodes.footnote) count += String(node.attrs['text']).match(word)?.length ?? 0;
    if (!node.isTextblock) return true;
    count += inlineText(node).match(word)?.length ?? 0;
    return true;
  });
  return count;
}
