import type { Matches } from './align.js';
import { cutAtSentences, joinIslands, sentenceSigns } from './compare-islands.js';
import type { Line } from './line.js';
import { editsOf } from './word-edits.js';
import type { Edit } from './word-edits.js';

/** Above this share of changed words a block counts as rewritten: one change. */
const rewrittenAbove = 0.6;

/** The edits of a line as a person would mark them: no islands of a stray word, whole sentences, or the block at once. */
export function tidy(a: Line, b: Line, matches: Matches): Edit[] {
  const edits = editsOf(matches, a.count, b.count);
  if (edits.length === 0) return edits;
  const isOneBlock = a.parts.length === 1 && b.parts.length === 1;
  if (isOneBlock && a.count + b.count > 12 && changedShare(edits, a.count + b.count) > rewrittenAbove)
    return [rewritten(edits, a)];
  for (let i = 0; i < edits.length; i++) slide(edits, i, { a, b });
  return cutAtSentences(joinIslands(edits, a, b), a, b);
}

/** All edits as one, from the start of a sentence to the end of one. */
function rewritten(edits: readonly Edit[], a: Line): Edit {
  const [first, last] = [edits[0]!, edits.at(-1)!];
  let back = 0;
  while (edge(a, first.a0 - back) < sentenceEdge) back++;
  let on = 0;
  while (edge(a, last.a1 + on) < sentenceEdge) on++;
  return { a0: first.a0 - back, a1: last.a1 + on, b0: first.b0 - back, b1: last.b1 + on, isRewrite: true };
}

function changedShare(edits: readonly Edit[], total: number): number {
  return edits.reduce((sum, { a0, a1, b0, b1 }) => sum + (a1 - a0) + (b1 - b0), 0) / total;
}

/** From here on an edge is the end of a sentence or of a block. */
const sentenceEdge = 3;

/** How natural it is that an edit begins before this token: block edges first, then sentences, then clauses. */
function edge(line: Line, index: number): number {
  if (index <= 0 || index >= line.count) return 4;
  const before = line.blocks[index - 1]!;
  if (before === -1 || line.blocks[index] === -1) return 4;
  const { tokens, at } = line.parts[before]!;
  const sign = tokens.text[line.starts[index - 1]! - at]!;
  const isSpaced = line.nexts[index - 1]! > line.ends[index - 1]!;
  if (!isSpaced) return 0;
  if (sentenceSigns.includes(sign)) return sentenceEdge;
  return ',;:،؛'.includes(sign) ? 2 : 1;
}

/** Moves a pure insertion or deletion along equal words to where its edges are most natural. */
function slide(edits: Edit[], index: number, { a, b }: { a: Line; b: Line }): void {
  const edit = edits[index]!;
  const isInsertion = edit.a0 === edit.a1;
  if (!isInsertion && edit.b0 !== edit.b1) return;
  const line = isInsertion ? b : a;
  const from = isInsertion ? edit.b0 : edit.a0;
  const to = isInsertion ? edit.b1 : edit.a1;
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
