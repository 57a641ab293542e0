import { apply, applyTraced } from './apply.js';
import { identicalIn, touch } from './change.js';
import type { Change } from './change.js';
import { compare } from './compare.js';
import type { Doc } from './doc.js';
import { Mapping, mapChange } from './mapping.js';
import { Refused } from './refused.js';

/**
 * What became of a change when its base was replaced by a later text: the same edit at its new place; already in the later
 * text; or touched by what changed there.
 */
export type Carried =
  | { readonly outcome: 'carried'; readonly change: Change }
  | { readonly outcome: 'already-published' }
  | { readonly outcome: 'touched'; readonly by: readonly Change[] };

/**
 * Carries changes of one base over to a later text, one by one: exact, never fuzzy. A change goes over if nothing touches
 * its gaps and it fits there; the answer for each is at its index.
 */
export function carry(changes: readonly Change[], from: Doc, to: Doc): Carried[] {
  const between = compare(from, to);
  if (between.length === 0) return changes.map((change) => ({ outcome: 'carried', change }));
  const mapping = new Mapping(applyTraced(from, between));
  const isPublished = identicalIn(between);
  return changes.map((change) => carryOne(change, { between, mapping, isPublished, to }));
}

interface Passage {
  readonly between: readonly Change[];
  readonly mapping: Mapping;
  readonly isPublished: (change: Change) => boolean;
  readonly to: Doc;
}

function carryOne(change: Change, { between, mapping, isPublished, to }: Passage): Carried {
  if (isPublished(change)) return { outcome: 'already-published' };
  const by = between.filter((other) => touch(other, change));
  if (by.length > 0) return { outcome: 'touched', by };
  const moved = mapChange(change, mapping);
  return moved && fits(to, moved) ? { outcome: 'carried', change: moved } : { outcome: 'touched', by: between };
}

function fits(doc: Doc, change: Change): boolean {
  try {
    apply(doc, [change]);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
