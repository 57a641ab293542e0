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
  /** The block of each token, -1 for a border. May hold more than there are tokens. */
  readonly blocks: Int32Array;
  readonly parts: readonly { readonly tokens: Tokens; readonly at: number; readonly first: number }[];
  readonly end: number;
}

let allFirst = new Int32Array(1024);

/** One text block, its positions counted from the start of its content: its tokens, and nothing copied. */
export function lineOfBlock(node: Item['node']): Line {
  const tokens = tokensOf(node);
  const { count, text, hashes, starts, ends, nexts } = tokens;
  if (count > allFirst.length) allFirst = new Int32Array(2 * count);
  return {
    count,
    hashes,
    starts,
    ends,
    nexts,
    blocks: allFirst,
    parts: [{ tokens, at: 0, first: 0 }],
    end: text.length,
  };
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

/** True if a border between blocks is among the tokens `from`…`to`. */
export function hasBorder({ blocks, parts }: Line, from: number, to: number): boolean {
  if (parts.length === 1) return false;
  for (let at = from; at < to; at++) if (blocks[at] === -1) return true;
  return false;
}

/** How many there are. */
export function bordersIn({ blocks, parts }: Line, from: number, to: number): number {
  let count = 0;
  if (parts.length > 1) for (let at = from; at < to; at++) if (blocks[at] === -1) count++;
  return count;
}
