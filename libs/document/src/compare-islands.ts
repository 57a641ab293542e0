import { hasBorder } from './line.js';
import type { Line } from './line.js';
import type { Edit } from './word-edits.js';

/** Signs that end a sentence. */
export const sentenceSigns = '.!?۔؟';

/** An island of so many words is washed over by edits this many times as long to both sides. */
const washedOver = 4;

interface Lines {
  readonly a: Line;
  readonly b: Line;
}

/** Joins edits with next to nothing between them: words that stand there still by chance are no help to a reader. */
export function joinIslands(edits: readonly Edit[], a: Line, b: Line): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && (last.a1 === edit.a0 || isIsland(last, edit, { a, b }))) {
      last.a1 = edit.a1;
      last.b1 = edit.b1;
    } else joined.push(edit);
  }
  return joined;
}

const size = ({ a0, a1, b0, b1 }: Edit): number => Math.max(a1 - a0, b1 - b0);
const isReplacement = ({ a0, a1, b0, b1 }: Edit): boolean => a0 < a1 && b0 < b1;

function isIsland(left: Edit, right: Edit, lines: Lines): boolean {
  const { a } = lines;
  const words = right.a0 - left.a1;
  if (words > 1 && words * washedOver > size(left)) return false;
  const least = Math.min(size(left), size(right));
  const isShort = words === 1 && least >= 2 && a.ends[left.a1]! - a.starts[left.a1]! <= 3;
  const isWashedOver = words * washedOver <= least && (isReplacement(left) || isReplacement(right));
  if (!isShort && !isWashedOver) return false;
  for (let at = left.a1; at < right.a0; at++) if (isWashedOver && signAt(a, at) !== '') return false;
  return !holdsBorder({ a0: left.a0, a1: right.a1, b0: left.b0, b1: right.b1 }, lines);
}

function holdsBorder({ a0, a1, b0, b1 }: Edit, { a, b }: Lines): boolean {
  return hasBorder(a, a0, a1) || hasBorder(b, b0, b1);
}

/** The sign that ends a sentence if the token is one, else ''. */
function signAt(line: Line, index: number): string {
  const block = line.blocks[index]!;
  if (block < 0 || line.ends[index]! - line.starts[index]! !== 1) return '';
  const { tokens, at } = line.parts[block]!;
  const sign = tokens.text[line.starts[index]! - at]!;
  return sentenceSigns.includes(sign) ? sign : '';
}

/**
 * An edit that reaches over the end of a sentence, and stops before the same sign, is two: what changed in the sentence,
 * and the sentence that came or went behind it.
 */
export function cutAtSentences(edits: readonly Edit[], a: Line, b: Line): Edit[] {
  const all: Edit[] = [];
  for (const [index, edit] of edits.entries()) {
    const behind = cutOff(edit, edits[index + 1], { a, b });
    all.push(edit);
    if (behind) all.push(behind);
  }
  return all;
}

/** Takes the sentence behind off an edit, if there is one. */
function cutOff(edit: Edit, next: Edit | undefined, { a, b }: Lines): Edit | undefined {
  const { a0, a1, b0, b1 } = edit;
  const nextA = next ? next.a0 : a.count;
  const nextB = next ? next.b0 : b.count;
  if (a0 === a1 || b0 === b1 || a1 >= nextA || b1 >= nextB || holdsBorder(edit, { a, b })) return undefined;
  const sign = signAt(a, a1);
  if (sign === '' || signAt(b, b1) !== sign || (a1 + 1 === nextA && nextA < a.count)) return undefined;
  const inB = firstSign(b, sign, [b0 + 1, b1]);
  const inA = firstSign(a, sign, [a0 + 1, a1]);
  if (inA < 0 === inB < 0) return undefined;
  if (inA < 0) {
    edit.b1 = inB;
    return { a0: a1 + 1, a1: a1 + 1, b0: inB + 1, b1: b1 + 1 };
  }
  edit.a1 = inA;
  return { a0: inA + 1, a1: a1 + 1, b0: b1 + 1, b1: b1 + 1 };
}

function firstSign(line: Line, sign: string, [from, to]: readonly [number, number]): number {
  for (let at = from; at < to; at++) if (signAt(line, at) === sign) return at;
  return -1;
}
