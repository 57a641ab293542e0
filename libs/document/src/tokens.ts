import type { Node } from 'prosemirror-model';

import { nodeJson } from './doc.js';
import { marksKey } from './positions.js';
import { cutWords } from './words.js';
import type { WordCuts } from './words.js';

/** Stands for a leaf (hard break, footnote) in the string of a block. */
export const leafSign = '\ufffc';

/**
 * The words of one text block. Each token is a word, a sign or a leaf together with the space after it; offsets count
 * from the start of the block's content. Two tokens are the same word if their `hash` and text agree; marks are apart.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly nexts: Int32Array;
  readonly hashes: Int32Array;
  /** Where marks or leaves begin and end, if the block has any: `marks[i]` is for the text from `at[i]` on. */
  readonly runs: {
    readonly at: Int32Array;
    readonly marks: readonly string[];
    readonly leaf: readonly (string | undefined)[];
  } | null;
}

/** What is found out about a smaller node is found out anew faster than it is kept. */
export const worthKeeping = 100;

const kept = new WeakMap<Node, Tokens>();

/** The tokens of a text block; kept per node, so that a block that did not change is never cut again. */
export function tokensOf(block: Node): Tokens {
  if (block.nodeSize < worthKeeping) return cut(block);
  const known = kept.get(block);
  if (known) return known;
  const tokens = cut(block);
  kept.set(block, tokens);
  return tokens;
}

function cut(block: Node): Tokens {
  const only = block.childCount === 1 ? block.firstChild! : null;
  if (only?.isText && only.marks.length === 0) return cutPlain(only.text!);
  let text = '';
  const at: number[] = [];
  const marks: string[] = [];
  const leaf: (string | undefined)[] = [];
  let isPlain = true;
  for (const child of block.children) {
    at.push(text.length);
    marks.push(marksKey(child));
    leaf.push(child.isText ? undefined : JSON.stringify([nodeJson(child).type, nodeJson(child).attrs ?? null]));
    isPlain &&= child.isText && child.marks.length === 0;
    text += child.isText ? (child.text ?? '') : leafSign;
  }
  const cuts = cutWords(text);
  const runs = isPlain ? null : { at: Int32Array.from(at), marks, leaf };
  const hashes = hashesOf(text, cuts);
  if (runs)
    for (const [i, of] of leaf.entries())
      if (of !== undefined) hashes[tokenAt(cuts.starts, at[i]!)] = hashText(of, 0, of.length);
  return { text, ...cuts, hashes, runs };
}

/** Most blocks are one text without marks. */
function cutPlain(text: string): Tokens {
  const cuts = cutWords(text);
  return { text, ...cuts, hashes: hashesOf(text, cuts), runs: null };
}

function hashesOf(text: string, { count, starts, ends }: WordCuts): Int32Array {
  const hashes = new Int32Array(count);
  for (let i = 0; i < count; i++) hashes[i] = hashText(text, starts[i]!, ends[i]!);
  return hashes;
}

function tokenAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Held here: looked up in a sandbox's global object, as in tests, it costs more than the hashing. */
const { imul } = Math;

export function hashText(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5 ^ (to - from);
  for (let at = from; at < to; at++) hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** Marks (and leaves) of a stretch of a block as a key: equal keys and equal text mean an equal stretch. */
export function styleKey(tokens: Tokens, from: number, to: number): string {
  const { runs } = tokens;
  if (!runs || from === to) return '';
  let key = '';
  for (let i = tokenAt(runs.at, from); i < runs.at.length && runs.at[i]! < to; i++) {
    const mark = runs.marks[i]!;
    const leaf = runs.leaf[i];
    key += `${Math.max(0, runs.at[i]! - from)}${leaf ?? ''}${mark};`;
  }
  return key === '0;' ? '' : key;
}
