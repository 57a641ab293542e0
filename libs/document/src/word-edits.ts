import type { Matches } from './align.js';

/** Tokens `a0`…`a1` of the base stand against `b0`…`b1` of the target; what lies between edits is the same. */
export interface Edit {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
  /** So much of the block changed that this edit is the block written anew. */
  isRewrite?: boolean;
}

/** What is not matched, in order. */
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
