import type { Node } from 'prosemirror-model';

import type { Comparison, Hunk, Item } from './compare-hunks.js';
import { align } from './align.js';
import { styleKey, worthKeeping } from './tokens.js';
import { lineOf } from './line.js';
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
  if (a.to - a.from !== b.to - b.from) return false;
  for (let i = a.from, j = b.from; i < a.to; i++, j++)
    if (a.tokens.text.charCodeAt(i) !== b.tokens.text.charCodeAt(j)) return false;
  return true;
}

function sameStyle(a: Stretch, b: Stretch): boolean {
  return (!a.tokens.runs && !b.tokens.runs) || styleKey(a.tokens, a.from, a.to) === styleKey(b.tokens, b.from, b.to);
}

type Difference = Omit<Hunk, 'unit'>;

/** The last comparison of a block: an editor asks again for all blocks at each key, and one of them changed. */
const lately = new WeakMap<Node, { readonly with: Node; readonly found: readonly Difference[] }>();

/** Compares text blocks with text blocks (one with one, or one with the parts it was split into, or the reverse). */
export function compareText(comparison: Comparison, base: readonly Item[], target: readonly Item[]): Hunk[] {
  if (base.length > 1 || target.length > 1) return differences(base, target).map((hunk) => comparison.add(hunk));
  const [old, young] = [base[0]!, target[0]!];
  const known = lately.get(old.node);
  const found = known?.with === young.node ? known.found : differences([{ ...old, at: 0 }], [{ ...young, at: 0 }]);
  if (old.node.nodeSize >= worthKeeping && known?.with !== young.node)
    lately.set(old.node, { with: young.node, found });
  return found.map(({ from, to, tFrom, tTo, role }) =>
    comparison.add({ from: from + old.at, to: to + old.at, tFrom: tFrom + young.at, tTo: tTo + young.at, role }),
  );
}

function differences(base: readonly Item[], target: readonly Item[]): Difference[] {
  const a = lineOf(base);
  const b = lineOf(target);
  const matches = align(a.hashes, b.hashes);
  for (let i = 0; i < a.count; i++) {
    const j = matches[i]!;
    if (
      j >= 0 &&
      (a.blocks[i] === -1 || b.blocks[j] === -1 ? a.blocks[i] !== b.blocks[j] : !sameText(wordAt(a, i), wordAt(b, j)))
    )
      matches[i] = -1;
  }
  const hunks: Difference[] = [];
  const add = (hunk: Difference) => hunks.push(hunk);
  const edits = tidy(a, b, matches);
  let i = 0;
  let j = 0;
  for (const edit of [...edits, { a0: a.count, a1: a.count, b0: b.count, b1: b.count }]) {
    const spaced = hunkBeforeSpace(a, b, edit);
    for (; i < edit.a0; i++, j++) compareStyle(a, b, { i, j, add, isWordOnly: !!spaced && i + 1 === edit.a0 });
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
  if (a.blocks[a0 - 1] === -1 || a.blocks.subarray(a0, a1).includes(-1) || b.blocks.subarray(b0, b1).includes(-1))
    return undefined;
  const [old, young] = [spaceAt(a, a0 - 1), spaceAt(b, b0 - 1)];
  const isSame = (x: Stretch, y: Stretch) => sameText(x, y) && sameStyle(x, y);
  const isIn = a0 === a1;
  if (isSame(old, young) || !(isIn ? isSame(old, spaceAt(b, b1 - 1)) : isSame(spaceAt(a, a1 - 1), young)))
    return undefined;
  const [from, tFrom] = [a.ends[a0 - 1]!, b.ends[b0 - 1]!];
  const [to, tTo] = isIn ? [from, b.ends[b1 - 1]!] : [a.ends[a1 - 1]!, tFrom];
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
  const splits = b.blocks.subarray(b0, b1).includes(-1);
  const joins = a.blocks.subarray(a0, a1).includes(-1);
  return {
    from,
    to,
    tFrom,
    tTo,
    role: splits ? 'split' : joins ? 'join' : isRewrite && a1 > a0 && b1 > b0 ? 'rewrite' : 'text',
  };
}
