import type { Node } from 'prosemirror-model';

import { isSame } from './sameness.js';
import { hashText, tokensOf, worthKeeping } from './tokens.js';

const hashes = new WeakMap<Node, number>();
const bags = new WeakMap<Node, Int32Array>();
const orders = new WeakMap<Node, Int32Array>();

const { imul } = Math;
const mix = (hash: number, value: number): number => imul(hash ^ value, 0x01000193) ^ (hash >>> 13);

function hashString(text: string): number {
  return hashText(text, 0, text.length);
}

const names = new Map<string, number>();

function hashName(name: string): number {
  let hash = names.get(name);
  if (hash === undefined) names.set(name, (hash = hashString(name)));
  return hash;
}

function mixAttributes(hash: number, attrs: Node['attrs']): number {
  let mixed = hash;
  for (const name in attrs) {
    const value: unknown = attrs[name];
    mixed = mix(mixed, typeof value === 'number' ? value : hashString(String(value)));
  }
  return mixed;
}

/** A number that equal nodes share; kept per block. Unequal nodes may share it too: compare with `eq`. */
export function hashNode(node: Node): number {
  if (node.isText && node.marks.length === 0) return hashString(node.text ?? '');
  const isKept = node.isBlock && node.nodeSize >= worthKeeping;
  const known = isKept ? hashes.get(node) : undefined;
  if (known !== undefined) return known;
  let hash = mixAttributes(hashName(node.type.name), node.attrs);
  for (const mark of node.marks) hash = mixAttributes(mix(hash, hashName(mark.type.name)), mark.attrs);
  if (node.isText) return mix(hash, hashString(node.text ?? ''));
  for (const child of node.children) hash = mix(hash, hashNode(child));
  if (isKept) hashes.set(node, hash);
  return hash;
}

/** The words and signs of a node in their order, as hashes. */
export function wordsOf(node: Node): Int32Array {
  if (node.isTextblock) return tokensOf(node).hashes;
  const only = onlyBlock(node);
  if (only) return wordsOf(only);
  const known = orders.get(node);
  if (known) return known;
  const words = concat(node.children.filter((child) => child.isBlock).map(wordsOf));
  orders.set(node, words);
  return words;
}

/** The words of a node as sorted hashes, each as often as it occurs; signs count only if there is nothing else. */
export function bagOf(node: Node): Int32Array {
  const only = onlyBlock(node);
  if (only) return bagOf(only);
  const isKept = node.nodeSize >= worthKeeping;
  const known = isKept ? bags.get(node) : undefined;
  if (known) return known;
  const bag = node.isTextblock ? bagOfBlock(node) : joinBags(node.children.filter((child) => child.isBlock).map(bagOf));
  if (isKept) bags.set(node, bag);
  return bag;
}

/** The block that is all a container holds: what is known of it need not be kept twice. */
function onlyBlock(node: Node): Node | null {
  return node.childCount === 1 && node.firstChild!.isBlock ? node.firstChild : null;
}

function bagOfBlock(block: Node): Int32Array {
  const { count, text, starts, ends, hashes: words } = tokensOf(block);
  const bag = new Int32Array(count);
  let size = 0;
  for (let i = 0; i < count; i++) {
    const isSign = starts[i]! + 1 === ends[i] && !isLetterOrDigit(text.charCodeAt(starts[i]!));
    if (!isSign) bag[size++] = words[i]!;
  }
  return size > 0 ? bag.subarray(0, size).sort() : words.slice().sort();
}

function isLetterOrDigit(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

export function joinBags(all: readonly Int32Array[]): Int32Array {
  return concat(all).sort();
}

function concat(all: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(all.reduce((size, words) => size + words.length, 0));
  let at = 0;
  for (const words of all) {
    joined.set(words, at);
    at += words.length;
  }
  return joined;
}

/** How many words two bags share. */
export function shared(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) {
      count++;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return count;
}

/** The words of `a` that are not in `b`, counted. */
export function without(a: Int32Array, b: Int32Array): Int32Array {
  const rest: number[] = [];
  let j = 0;
  for (const x of a) {
    while (j < b.length && b[j]! < x) j++;
    if (j < b.length && b[j] === x) j++;
    else rest.push(x);
  }
  return Int32Array.from(rest);
}

/** Likeness of two bags from 0 to 1 (Dice); two empty ones are alike. */
export function likeness(a: Int32Array, b: Int32Array): number {
  return a.length + b.length === 0 ? 1 : (2 * shared(a, b)) / (a.length + b.length);
}

/** Gives equal nodes of one comparison the same small number. */
export class Identities {
  private readonly known = new Map<number, { node: Node; id: number }[]>();
  private next = 0;

  of(node: Node): number {
    const hash = hashNode(node);
    let bucket = this.known.get(hash);
    if (!bucket) this.known.set(hash, (bucket = []));
    for (const entry of bucket) if (isSame(entry.node, node)) return entry.id;
    bucket.push({ node, id: this.next });
    return this.next++;
  }
}
