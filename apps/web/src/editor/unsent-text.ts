import { parse } from '@tarmeem/document';
import type { Writing } from './autosave.js';
import { dropKept, readKept, type UnsentText } from './kept-text.js';

export type { UnsentText } from './kept-text.js';

/**
 * What one place keeps beyond what stands on the screen. Null, and forgotten, when nothing of it is missing there: it arrived although
 * its answer did not, or a colleague has written on from it.
 */
export async function unsentText(slot: string, now: () => Writing): Promise<UnsentText | null> {
  const text = readKept(slot);
  if (!text) return null;
  const { begun, ...mine } = text;
  let isThere = same(mine, now());
  if (!isThere && begun) {
    try {
      const { holds } = await import('./join.js');
      isThere = holds(begun, now(), mine);
    } catch {
      // What can't be joined is offered as it is.
    }
  }
  if (isThere) dropKept(slot);
  return isThere ? null : { slot, text };
}

function same(one: Writing, other: Writing): boolean {
  try {
    return one.heading === other.heading && parse(one.body).eq(parse(other.body));
  } catch {
    return false;
  }
}
