import type { Item } from './compare-hunks.js';
import { hashText, tokensOf } from './tokens.js';
import type { Tokens } from './tokens.js';

/** One text block, or several whose borders are counted as tokens, so that splitting and joining are edits like others. */
export interface Line {
  readonly count: number;
  readonly hashes: Int32Array;
  /** Absolute positions of each token's word and of the space behind it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly nexts: Int32Array;
  /** The block of each token, -1 for a border. */
  readonly blocks: Int32Array;
  readonly parts: readonly { readonly tokens: Tokens; readonly at: number; readonly first: number }[];
  readonly end: number;
}

/** Text blocks in reading order (their own positions, not those of their content) as one line. */
export function lineOf(blocks: readonly Item[]): Line {
  const parts: { tokens: Tokens; at: number; first: number }[] = [];
  let count = 0;
  for (const { node, at } of blocks) {
    const tokens = tokensOf(node);
    parts.push({ tokens, at: at + 1, first: count });
    count += tokens.count + 1;
  }
  count--;
  const hashes = new Int32Array(count);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const nexts = new Int32Array(count);
  const owners = new Int32Array(count);
  for (const [block, { tokens, at, first }] of parts.entries()) {
    for (let i = 0; i < tokens.count; i++) {
      hashes[first + i] = tokens.hashes[i]!;
      starts[first + i] = at + tokens.starts[i]!;
      ends[first + i] = at + tokens.ends[i]!;
      nexts[first + i] = at + tokens.nexts[i]!;
      owners[first + i] = block;
    }
    const border = first + tokens.count;
    if (block + 1 >= parts.length) continue;
    const style = `border ${blocks[block]!.node.type.name}`;
    hashes[border] = hashText(style, 0, style.length);
    starts[border] = at + tokens.text.length;
    ends[border] = nexts[border] = parts[block + 1]!.at;
    owners[border] = -1;
  }
  const last = parts.at(-1)!;
  return { count, hashes, starts, ends, nexts, blocks: owners, parts, end: last.at + last.tokens.text.length };
}
