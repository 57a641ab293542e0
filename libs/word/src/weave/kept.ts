import { applyTraced, compare } from '@tarmeem/document';
import type { Change, Doc } from '@tarmeem/document';

/** What of a base stands where in a proposed text, and which change each other stretch of either belongs to. */
export class Kept {
  /** For each position of the target the position in the base that it came from, or -1. A block that moved counts as new. */
  private readonly from: Int32Array;
  private readonly baseCuts: Uint8Array;
  private readonly targetCuts: Uint8Array;
  private readonly baseChange: Int32Array;
  private readonly targetChange: Int32Array;
  private readonly baseMove: Int32Array;
  private readonly targetMove: Int32Array;
  /** As `from`, for what moved. */
  private readonly movedFrom = new Map<number, number>();

  constructor(
    readonly base: Doc,
    readonly target: Doc,
    readonly changes: readonly Change[],
  ) {
    const [b, t] = [base.content.size + 1, target.content.size + 1];
    this.from = new Int32Array(t).fill(-1);
    this.baseCuts = new Uint8Array(b + 1);
    this.targetCuts = new Uint8Array(t + 1);
    this.baseChange = new Int32Array(b).fill(-1);
    this.targetChange = new Int32Array(t).fill(-1);
    this.baseMove = new Int32Array(b).fill(-1);
    this.targetMove = new Int32Array(t).fill(-1);
    const { kept, put } = applyTraced(base, changes);
    this.readSplices(changes);
    for (const run of put) this.targetChange.fill(run.change, run.at, run.end);
    let move = 0;
    for (const { base: moved, at, end } of put) {
      if (!moved) continue;
      this.baseMove.fill(move, moved[0], moved[1]);
      this.targetMove.fill(move++, at, end);
    }
    for (const run of kept) this.keep(run);
  }

  private readSplices(changes: readonly Change[]): void {
    for (const [index, { splices }] of changes.entries())
      for (const { from, to, put } of splices) {
        this.baseChange.fill(index, from, to);
        for (const piece of put) if ('base' in piece) this.baseChange.fill(index, piece.base[0], piece.base[1]);
      }
  }

  private keep({ from, to, at }: { from: number; to: number; at: number }): void {
    this.baseCuts[from] = this.baseCuts[to] = 1;
    this.targetCuts[at] = this.targetCuts[at + to - from] = 1;
    for (let step = 0; step < to - from; step++)
      if (this.baseMove[from + step] === -1 && this.targetMove[at + step] === -1) this.from[at + step] = from + step;
      else this.movedFrom.set(at + step, from + step);
  }

  /** The base position that a target position came from, or -1. */
  sourceOf(target: number): number {
    return this.from[target] ?? -1;
  }

  cutsBase = (position: number): boolean => this.baseCuts[position] === 1;
  cutsTarget = (position: number): boolean => this.targetCuts[position] === 1;

  /** Which change took a base position away, or put a target position there; -1: none. */
  changeAt(side: 'base' | 'target', position: number): number {
    return (side === 'base' ? this.baseChange : this.targetChange)[position] ?? -1;
  }

  /** A name for a place in a moved block, the same where it left and where it came to. */
  placeInMove(side: 'base' | 'target', position: number): string {
    const source = side === 'base' ? position : this.movedFrom.get(position);
    return source === undefined ? `new${position}` : String(source);
  }

  /** Cuts the words of a side here, and the same words on the other, so that something can be marked from here. */
  cut(side: 'base' | 'target', position: number): void {
    const target = side === 'target' ? position : this.from.indexOf(position);
    const base = side === 'base' ? position : this.sourceOf(position);
    if (target >= 0) this.targetCuts[target] = 1;
    if (base >= 0) this.baseCuts[base] = 1;
  }

  /** Which moved block a position belongs to, or -1. */
  moveAt(side: 'base' | 'target', position: number): number {
    return (side === 'base' ? this.baseMove : this.targetMove)[position] ?? -1;
  }
}

/** What a comparison of the two texts keeps. */
export function keptBetween(base: Doc, target: Doc, changes: readonly Change[] = compare(base, target)): Kept {
  return new Kept(base, target, changes);
}
