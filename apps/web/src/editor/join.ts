import { changesFor, compare, mergeSides, parse, settle, toJson, type Conflict } from '@tarmeem/document';
import type { Writing } from './autosave.js';

/** Two writings of one text in one: what only one side changed is taken, and where both changed the same words both stand. */
export interface Joined {
  writing: Writing;
  /** How many places hold both, to be read again. */
  both: number;
}

/**
 * Joins what was written here with what was saved elsewhere since. Where both can't stand side by side (a paragraph edited
 * here and deleted there) the writing of this page stays, for its author looks at it. Words that were under way when the line broke
 * may have arrived before they were written on: then they stand once.
 */
export function join(begun: Writing, saved: Writing, mine: Writing): Joined {
  const base = parse(begun.body);
  const sides = mergeSides(base, parse(saved.body), parse(mine.body));
  const apart = new Set<Conflict>();
  const joined = () =>
    settle(base, sides, (conflict) =>
      apart.has(conflict) || changesFor(base, conflict, 'grown') === null ? 'mine' : 'grown',
    );
  let { doc, conflicts, open } = joined();
  // Both together made no valid text there, and the other side stood in it.
  for (let known = -1; open.length > 0 && apart.size > known; { doc, conflicts, open } = joined()) {
    known = apart.size;
    for (const conflict of open) apart.add(conflict);
  }
  const heading = mine.heading === begun.heading ? saved.heading : mine.heading;
  return { writing: { heading, body: toJson(doc) }, both: conflicts.length };
}

/** Whether nothing of what was written here is missing in a text: joining would change nothing, or the text was written on from it. */
export function holds(begun: Writing, now: Writing, mine: Writing): boolean {
  const { heading, body } = join(begun, now, mine).writing;
  if (heading !== now.heading) return false;
  return same(body, now.body) || (onlyAdds(begun, mine) && onlyAdds(mine, now));
}

const same = (one: unknown, other: unknown): boolean => parse(one).eq(parse(other));

/** Every word of the one text stands in the other, in its order. */
const onlyAdds = (one: Writing, other: Writing): boolean =>
  compare(parse(one.body), parse(other.body)).every(
    ({ kind, words: { before, after }, splices }) =>
      (kind === 'inserted' && splices.every(({ from, to }) => from === to)) ||
      (kind === 'replaced' && after.includes(before)),
  );
