import { extentOf } from './change.js';
import type { Change } from './change.js';
import type { Doc } from './doc.js';
import { schema } from './schema.js';

/** Some whole blocks of a text, as a text. */
export interface Excerpt {
  readonly doc: Doc;
  /** Those of the changes of the whole text that lie in it, as changes of it. */
  readonly within: (changes: readonly Change[]) => Change[];
}

/** The top-level blocks of a text that the given changes touch, with the one before (or else behind) them. */
export function excerptOf(base: Doc, changes: readonly Change[]): Excerpt {
  const extent = extentOf(changes);
  let first = base.resolve(extent.from).index(0);
  const $last = base.resolve(extent.to);
  // Between two blocks it is the one before that ends here, unless nothing but this place is meant.
  const last = $last.depth === 0 && $last.index(0) > first ? $last.index(0) - 1 : $last.index(0);
  let until = Math.max(first, last);
  // A neighbour stays, so that a text is left where all of it goes.
  if (first > 0) first -= 1;
  else if (until < base.childCount - 1) until += 1;
  let from = 0;
  for (let at = 0; at < first; at++) from += base.child(at).nodeSize;
  let to = from;
  for (let at = first; at <= until && at < base.childCount; at++) to += base.child(at).nodeSize;
  const doc = schema.topNodeType.create(null, base.content.cut(from, to));
  return {
    doc,
    within: (all) =>
      all
        .filter((change) => {
          const held = extentOf([change]);
          return from <= held.from && held.to <= to;
        })
        .map((change) => shifted(change, from)),
  };
}

function shifted(change: Change, by: number): Change {
  return {
    ...change,
    gaps: change.gaps.map(([from, to]) => [from - by, to - by] as const),
    splices: change.splices.map(({ from, to, put }) => ({
      from: from - by,
      to: to - by,
      put: put.map((piece) => ('base' in piece ? { base: [piece.base[0] - by, piece.base[1] - by] as const } : piece)),
    })),
  };
}
