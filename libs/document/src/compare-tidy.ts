import type { Matches } from './align.js';
import type { Line } from './line.js';

/** Tokens `a0`…`a1` of the base stand against `b0`…`b1` of the target; what lies between edits is the same. */
export interface Edit {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
  /** So much of the block changed that this edit is the block written anew. */
  isRewrite?: boolean;
}

/** Above this share of changed words a block counts as rewritten: one change. */
const rewrittenAbove = 0.6;

/** The edits of a line as a person would mark them: no islands of a stray word, whole sentences, or the block at once. */
export function tidy(a: Line, b: Line, matches: Matches): Edit[] {
  const edits = editsOf(matches, a.count, b.count);
  if (edits.length === 0) return edits;
  const isOneBlock = a.parts.length === 1 && b.parts.length === 1;
  if (isOneBlock && a.count + b.count > 12 && changedShare(edits, a.count + b.count) > rewrittenAbove) {
    const first = edits[0]!;
    const last = edits.at(-1)!;
    return [{ a0: first.a0, a1: last.a1, b0: first.b0, b1: last.b1, isRewrite: true }];
  }
  for (let i = 0; i < edits.length; i++) slide(edits, i, { a, b });
  return joinIslands(edits, a, b);
}

export function editsOf(matches: Matches, aCount: number, bCount: number): Edit[] {
  const edits: Edit[] = [];
  let j = 0;
  for (let i = 0; i <= aCount; i++) {
    const start = i;
    while (i < aCount && matches[i]! < 0) i++;
    const end = i < aCount ? matches[i]! : bCount;
    if (i > start || end > j) edits.push({ a0: start, a1: i, b0: j, b1: end });
    j = end + 1;
  }
  return edits;
}

function changedShare(edits: readonly Edit[], total: number): number {
  return edits.reduce((sum, { a0, a1, b0, b1 }) => sum + (a1 - a0) + (b1 - b0), 0) / total;
}

/** How natural it is that an edit begins before this token: block edges first, then sentences, then clauses. */
function edge(line: Line, index: number): number {
  if (index <= 0 || index >= line.count) return 4;
  const before = line.blocks[index - 1]!;
  if (before === -1 || line.blocks[index] === -1) return 4;
  const { tokens, at } = line.parts[before]!;
  const sign = tokens.text[line.starts[index - 1]! - at]!;
  const isSpaced = line.nexts[index - 1]! > line.ends[index - 1]!;
  if (!isSpaced) return 0;
  if ('.!?۔؟'.includes(sign)) return 3;
  return ',;:،؛'.includes(sign) ? 2 : 1;
}

/** Moves a pure insertion or deletion along equal words to where its edges are most natural. */
function slide(edits: Edit[], index: number, { a, b }: { a: Line; b: Line }): void {
  const edit = edits[index]!;
  const isInsertion = edit.a0 === edit.a1;
  if (!isInsertion && edit.b0 !== edit.b1) return;
  const line = isInsertion ? b : a;
  const [from, to] = isInsertion ? [edit.b0, edit.b1] : [edit.a0, edit.a1];
  const before = edits[index - 1];
  const after = edits[index + 1];
  const roomLeft = from - (isInsertion ? (before?.b1 ?? 0) : (before?.a1 ?? 0));
  const roomRight = (isInsertion ? (after?.b0 ?? b.count) : (after?.a0 ?? a.count)) - to;
  const equal = (x: number, y: number) =>
    line.hashes[x] === line.hashes[y] && (line.blocks[x] === -1) === (line.blocks[y] === -1);
  let low = 0;
  while (-low < roomLeft && -low < 64 && equal(from + low - 1, to + low - 1)) low--;
  let high = 0;
  while (high < roomRight && high < 64 && equal(from + high, to + high)) high++;
  // Where it can lie right beside another edit, the two are one replacement.
  let best = before && -low === roomLeft ? low : after && high === roomRight ? high : 0;
  let bestScore = best === 0 ? -1 : Infinity;
  for (let shift = low; shift <= high; shift++) {
    const score = edge(line, from + shift) + edge(line, to + shift);
    if (score > bestScore || (score === bestScore && Math.abs(shift) < Math.abs(best))) {
      best = shift;
      bestScore = score;
    }
  }
  edit.a0 += best;
  edit.a1 += best;
  edit.b0 += best;
  edit.b1 += best;
}

/** Joins two edits if only a sign or a short word stands between them and both are longer than that. */
function joinIslands(edits: readonly Edit[], a: Line, b: Line): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && (last.a1 === edit.a0 || isIsland(last, edit, { a, b }))) {
      last.a1 = edit.a1;
      last.b1 = edit.b1;
    } else joined.push({ ...edit });
  }
  return joined;
}

function isIsland(left: Edit, right: Edit, { a, b }: { a: Line; b: Line }): boolean {
  if (right.a0 - left.a1 !== 1) return false;
  const size = (edit: Edit) => Math.max(edit.a1 - edit.a0, edit.b1 - edit.b0);
  const word = left.a1;
  if (a.ends[word]! - a.starts[word]! > 3 || size(left) < 2 || size(right) < 2) return false;
  return !a.blocks.subarray(left.a0, right.a1).includes(-1) && !b.blocks.subarray(left.b0, right.b1).includes(-1);
}
