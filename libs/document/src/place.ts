import { applyTraced } from './apply.js';
import type { KeptRun, PutRun } from './apply.js';
import type { Change } from './change.js';
import type { Doc } from './doc.js';
import { piecesBetween } from './positions.js';
import type { Piece } from './change.js';

/** Where one change shows in the target, in ProseMirror positions of the target. */
export interface Placed {
  /** Its index in the list of changes. */
  readonly change: number;
  /** What it put in, block borders included; empty ranges are left out. */
  readonly inserted: readonly { readonly from: number; readonly to: number }[];
  /** What it took out: where it stood, its words, and what it was made of. */
  readonly deleted: readonly { readonly at: number; readonly text: string; readonly pieces: readonly Piece[] }[];
  /** Blocks it moved: where each stands in the target, and where it stood (as a place in the target). */
  readonly moved: readonly { readonly from: number; readonly to: number; readonly was: number }[];
}

/**
 * Places all changes of a compare in its target, for decorations in a live editor: the target itself is not marked.
 * Positions are those of `apply(base, changes)`, which is the target.
 */
export function place(base: Doc, changes: readonly Change[]): Placed[] {
  const traced = applyTraced(base, changes);
  const placed = changes.map((_, change) => ({
    change,
    inserted: [] as { from: number; to: number }[],
    deleted: [] as { at: number; text: string; pieces: Piece[] }[],
    moved: [] as { from: number; to: number; was: number }[],
  }));
  const formerPlace = formerPlaces(traced.kept);
  let last: PutRun | undefined;
  for (const run of traced.put) {
    const { change, splice, at, end, base: block } = run;
    const { from, to } = changes[change]!.splices[splice]!;
    const isFirst = last?.change !== change || last.splice !== splice;
    last = run;
    if (block) placed[change]!.moved.push({ from: at, to: end, was: formerPlace(block[0]) });
    else if (at < end) placed[change]!.inserted.push({ from: at, to: end });
    if (isFirst && from < to)
      placed[change]!.deleted.push({
        at,
        text: base.textBetween(from, to, '\n'),
        pieces: piecesBetween(base, { from, to }),
      });
  }
  return placed;
}

/** Where in the result a base position stood that is not kept: behind what was kept before it. */
function formerPlaces(kept: readonly KeptRun[]): (position: number) => number {
  const runs = [...kept].sort((a, b) => a.to - b.to);
  return (position) => {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.to <= position) low = middle + 1;
      else high = middle;
    }
    const run = runs[low - 1];
    return run ? run.at + run.to - run.from : 0;
  };
}
