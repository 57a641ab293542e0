import type { Traced } from './apply.js';
import type { Change, Piece, Splice } from './change.js';
import { gapsOf } from './change.js';

/** Where positions of a base stand after changes: only what the changes leave untouched has a place. */
export class Mapping {
  private readonly runs: Traced['kept'];

  constructor({ kept }: Traced) {
    this.runs = [...kept].sort((a, b) => a.from - b.from);
  }

  /** The place of a base position inside a kept stretch (its ends included), or -1 if it was taken out. */
  at(position: number): number {
    const run = this.runs[this.indexAt(position)];
    return run && run.from <= position && position <= run.to ? run.at + position - run.from : -1;
  }

  /** The kept stretches that overlap a base range, cut to it. */
  within(from: number, to: number): { from: number; to: number; at: number }[] {
    const found: { from: number; to: number; at: number }[] = [];
    for (let i = Math.max(0, this.indexAt(from)); i < this.runs.length && this.runs[i]!.from < to; i++) {
      const run = this.runs[i]!;
      const start = Math.max(from, run.from);
      const end = Math.min(to, run.to);
      if (start < end) found.push({ from: start, to: end, at: run.at + start - run.from });
    }
    return found;
  }

  /** The last run that begins at or before the position. */
  private indexAt(position: number): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runs[middle]!.from <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The same edit at the places where its gaps stand now; undefined if one has none. Only for changes that nothing touched. */
export function mapChange(change: Change, mapping: Mapping): Change | undefined {
  const splices: Splice[] = [];
  for (const { from, to, put } of change.splices) {
    const start = mapping.at(from);
    const end = mapping.at(to);
    const pieces = put.map((piece) => mapPiece(piece, mapping));
    if (start < 0 || end - start !== to - from || pieces.includes(undefined)) return undefined;
    splices.push({ from: start, to: end, put: pieces as Piece[] });
  }
  splices.sort((a, b) => a.from - b.from);
  return { ...change, splices, gaps: gapsOf(splices) };
}

function mapPiece(piece: Piece, mapping: Mapping): Piece | undefined {
  if (!('base' in piece)) return piece;
  const [from, to] = piece.base.map((position) => mapping.at(position)) as [number, number];
  return from < 0 || to < 0 ? undefined : { base: [from, to] };
}
