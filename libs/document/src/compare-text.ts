import type { Node } from 'prosemirror-model';

import type { Comparison, Hunk, Item, NewHunk } from './compare-hunks.js';
import { align } from './align.js';
import { styleKey, worthKeeping } from './tokens.js';
import { bordersIn, hasBorder, lineOf, lineOfBlock } from './line.js';
import type { Line } from './line.js';
import type { Tokens } from './tokens.js';
import { tidy } from './compare-tidy.js';
import type { Edit } from './word-edits.js';

interface Stretch {
  readonly tokens: Tokens;
  readonly from: number;
  readonly to: number;
}

function wordAt(line: Line, index: number): Stretch {
  const { tokens, at } = line.parts[line.blocks[index]!]!;
  return { tokens, from: line.starts[index]! - at, to: line.ends[index]! - at };
}

function spaceAt(line: Line, index: number): Stretch {
  const { tokens, at } = line.parts[line.blocks[index]!]!;
  return { tokens, from: line.ends[index]! - at, to: line.nexts[index]! - at };
}

function sameText(a: Stretch, b: Stretch): boolean {
  const size = a.to - a.from;
  return size === b.to - b.from && sameLetters(a.tokens.text, a.from, { text: b.tokens.text, at: b.from, size });
}

function sameLetters(text: string, from: number, other: { text: string; at: number; size: number }): boolean {
  for (let i = 0; i < other.size; i++)
    if (text.charCodeAt(from + i) !== other.text.charCodeAt(other.at + i)) return false;
  return true;
}

/** True if the block of a word has no marks and no leaves. */
function isPlainAt(line: Line, index: number): boolean {
  return line.parts[line.blocks[index]!]!.tokens.runs === null;
}

/** True if the space behind a word of each line is the same, letter by letter. */
function sameSpaceAt(a: Line, i: number, b: Line, j: number): boolean {
  const size = a.nexts[i]! - a.ends[i]!;
  if (size !== b.nexts[j]! - b.ends[j]!) return false;
  const old = a.parts[a.blocks[i]!]!;
  const young = b.parts[b.blocks[j]!]!;
  return sameLetters(old.tokens.text, a.ends[i]! - old.at, {
    text: young.tokens.text,
    at: b.ends[j]! - young.at,
    size,
  });
}

/** True if a word of each line is the same; a border is the same only as a border. */
function sameWordAt(a: Line, i: number, b: Line, j: number): boolean {
  const x = a.blocks[i]!;
  const y = b.blocks[j]!;
  if (x === -1 || y === -1) return x === y;
  const old = a.parts[x]!;
  const young = b.parts[y]!;
  const size = a.ends[i]! - a.starts[i]!;
  if (size !== b.ends[j]! - b.starts[j]!) return false;
  return sameLetters(old.tokens.text, a.starts[i]! - old.at, {
    text: young.tokens.text,
    at: b.starts[j]! - young.at,
    size,
  });
}

function sameStyle(a: Stretch, b: Stretch): boolean {
  return (!a.tokens.runs && !b.tokens.runs) || styleKey(a.tokens, a.from, a.to) === styleKey(b.tokens, b.from, b.to);
}

type Difference = NewHunk;

/** The last comparison of a block: an editor asks again for all blocks at each key, and one of them changed. */
const lately = new WeakMap<Node, { readonly with: Node; readonly found: readonly Difference[] }>();

/** Compares text blocks with text blocks (one with one, or one with the parts it was split into, or the reverse). */
export function compareText(comparison: Comparison, base: readonly Item[], target: readonly Item[]): Hunk[] {
  if (base.length > 1 || target.length > 1)
    return differences(lineOf(base), lineOf(target)).map((hunk) => comparison.add(hunk));
  const [old, young] = [base[0]!, target[0]!];
  const known = lately.get(old.node);
  const found = known?.with === young.node ? known.found : differences(lineOfBlock(old.node), lineOfBlock(young.node));
  if (old.node.nodeSize >= worthKeeping && known?.with !== young.node)
    lately.set(old.node, { with: young.node, found });
  const at = old.at + 1;
  const tAt = young.at + 1;
  return found.map(({ from, to, tFrom, tTo, role }) =>
    comparison.add({ from: from + at, to: to + at, tFrom: tFrom + tAt, tTo: tTo + tAt, role }),
  );
}

function differences(a: Line, b: Line): Difference[] {
  const matches = align(a.hashes, b.hashes);
  for (let i = 0; i < a.count; i++) {
    const j = matches[i]!;
    if (j >= 0 && !sameWordAt(a, i, b, j)) matches[i] = -1;
  }
  const hunks: Difference[] = [];
  const add = (hunk: Difference) => hunks.push(hunk);
  const edits = tidy(a, b, matches);
  let i = 0;
  let j = 0;
  for (const edit of [...edits, { a0: a.count, a1: a.count, b0: b.count, b1: b.count }]) {
    const spaced = hunkBeforeSpace(a, b, edit);
    const last = spaced ? edit.a0 - 1 : -1;
    for (; i < edit.a0; i++, j++) compareStyle(a, b, { i, j, add, isWordOnly: i === last });
    if (edit.a0 < edit.a1 || edit.b0 < edit.b1) add(spaced ?? hunkOf(a, b, edit));
    i = edit.a1;
    j = edit.b1;
  }
  return hunks;
}

function compareStyle(
  a: Line,
  b: Line,
  { i, j, add, isWordOnly }: { i: number; j: number; add: (hunk: Difference) => void; isWordOnly: boolean },
): void {
  if (a.blocks[i] === -1) return;
  if (isPlainAt(a, i) && isPlainAt(b, j)) {
    if (!isWordOnly && !sameSpaceAt(a, i, b, j))
      add({ from: a.ends[i]!, to: a.nexts[i]!, tFrom: b.ends[j]!, tTo: b.nexts[j]!, role: 'space' });
    return;
  }
  if (!sameStyle(wordAt(a, i), wordAt(b, j)))
    add({ from: a.starts[i]!, to: a.ends[i]!, tFrom: b.starts[j]!, tTo: b.ends[j]!, role: 'format' });
  if (isWordOnly) return;
  const old = spaceAt(a, i);
  const young = spaceAt(b, j);
  if (old.from === old.to && young.from === young.to) return;
  const isSame = sameText(old, young);
  if (isSame && sameStyle(old, young)) return;
  add({ from: a.ends[i]!, to: a.nexts[i]!, tFrom: b.ends[j]!, tTo: b.nexts[j]!, role: isSame ? 'format' : 'space' });
}

/** What came or went before the space behind a word ("a fact, indeed, stands"), and not before the next word; undefined if it is not so. */
function hunkBeforeSpace(a: Line, b: Line, { a0, a1, b0, b1 }: Edit): Difference | undefined {
  if ((a0 === a1) === (b0 === b1) || a0 === 0 || b0 === 0) return undefined;
  if (hasBorder(a, a0 - 1, a1) || hasBorder(b, b0, b1)) return undefined;
  const [old, young] = [spaceAt(a, a0 - 1), spaceAt(b, b0 - 1)];
  const isSame = (x: Stretch, y: Stretch) => sameText(x, y) && sameStyle(x, y);
  const isIn = a0 === a1;
  if (isSame(old, young) || !(isIn ? isSame(old, spaceAt(b, b1 - 1)) : isSame(spaceAt(a, a1 - 1), young)))
    return undefined;
  const from = a.ends[a0 - 1]!;
  const tFrom = b.ends[b0 - 1]!;
  const to = isIn ? from : a.ends[a1 - 1]!;
  const tTo = isIn ? b.ends[b1 - 1]! : tFrom;
  return { from, to, tFrom, tTo, role: 'text' };
}

function hunkOf(a: Line, b: Line, { a0, a1, b0, b1, isRewrite }: Edit): Difference {
  const from = a0 < a.count ? a.starts[a0]! : a.end;
  const tFrom = b0 < b.count ? b.starts[b0]! : b.end;
  let to = a1 > a0 ? a.nexts[a1 - 1]! : from;
  let tTo = b1 > b0 ? b.nexts[b1 - 1]! : tFrom;
  const isBorder = (a1 > a0 && a.blocks[a1 - 1] === -1) || (b1 > b0 && b.blocks[b1 - 1] === -1);
  if (a1 > a0 && b1 > b0 && !isBorder) {
    const old = spaceAt(a, a1 - 1);
    const young = spaceAt(b, b1 - 1);
    if (sameText(old, young) && sameStyle(old, young)) {
      to = a.ends[a1 - 1]!;
      tTo = b.ends[b1 - 1]!;
    }
  }
  const splits = bordersIn(b, b0, b1);
  const joins = bordersIn(a, a0, a1);
  return {
    from,
    to,
    tFrom,
    tTo,
    role: splits > 0 ? 'split' : joins > 0 ? 'join' : isRewrite && a1 > a0 && b1 > b0 ? 'rewrite' : 'text',
    ...(splits + joins > 0 ? { count: splits + joins } : {}),
  };
}
