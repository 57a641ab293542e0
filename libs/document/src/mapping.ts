import type { Traced } from './apply.js';
import type { Change, Piece, Splice } from './change.js';
import { joinGaps } from './change.js';

/** Where positions of a base stand after changes: only what the changes leave untouched has a place. */
export class Mapping {
  private readonly runs: Traced['kept'];
  private beside: { readonly moved: Map<number, number>; readonly taken: Map<number, number> } | undefined;

  constructor(private readonly traced: Pick<Traced, 'kept' | 'gone'>) {
    this.runs = [...traced.kept].sort((a, b) => a.from - b.from);
  }

  /** The place between what stands before a base position and what stands behind it, or -1 if it was taken out. */
  at(position: number): number {
    const { moved, taken } = (this.beside ??= placesBeside(this.traced));
    const beside = moved.get(position);
    if (beside !== undefined) return beside;
    const inside = this.startOf(position);
    return inside >= 0 ? inside : (taken.get(position) ?? -1);
  }

  /** The place of what begins at a base position. */
  startOf(position: number): number {
    return this.placeIn(this.indexAt(position), position);
  }

  /** The place of the end of what ends at a base position. */
  endOf(position: number): number {
    return this.placeIn(this.indexAt(position - 1), position);
  }

  private placeIn(index: number, position: number): number {
    const run = this.runs[index];
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

/** Places beside blocks that moved away, and beside what was taken out. */
function placesBeside({ gone }: Pick<Traced, 'gone'>) {
  const [moved, taken] = [new Map<number, number>(), new Map<number, number>()];
  for (const { from, to, at, end, isMoved } of gone) (isMoved ? moved : taken).set(from, at).set(to, end);
  return { moved, taken };
}

/** The same edit at the places where its gaps stand now; undefined if one has none. Only for changes that nothing touched. */
export function mapChange(change: Change, mapping: Mapping): Change | undefined {
  const splices: Splice[] = [];
  const starts = new Map<number, number>();
  for (const splice of change.splices) {
    const [from, to] = mapRange(splice, mapping);
    const put: Piece[] = [];
    for (const piece of splice.put) {
      if (!('base' in piece)) {
        put.push(piece);
        continue;
      }
      const base = [mapping.startOf(piece.base[0]), mapping.endOf(piece.base[1])] as const;
      if (base[0] < 0 || base[1] < 0) return undefined;
      put.push({ base });
      starts.set(piece.base[0], base[0]);
    }
    if (from < 0 || to - from !== splice.to - splice.from) return undefined;
    splices.push({ from, to, put });
  }
  splices.sort((a, b) => a.from - b.from || a.to - b.to);
  const gaps = change.gaps.map(([from, to]): [number, number] => {
    const start = from === to ? starts.get(from) : undefined;
    return start === undefined ? mapRange({ from, to }, mapping) : [start, start];
  });
  return gaps.some((gap) => gap.includes(-1)) ? undefined : { ...change, splices, gaps: joinGaps(gaps) };
}

function mapRange({ from, to }: Pick<Splice, 'from' | 'to'>, mapping: Mapping): [number, number] {
  if (from < to) return [mapping.startOf(from), mapping.endOf(to)];
  const at = mapping.at(from);
  return [at, at];
}
