import type { KeptRun, PutRun, Traced } from './apply.js';
import type { Change } from './change.js';
import type { Doc } from './doc.js';

/** A text as it was compared last. */
export interface LiveState {
  readonly target: Doc;
  readonly changes: readonly Change[];
  /** What stands unchanged, in the order of the target. */
  readonly kept: readonly KeptRun[];
  /** What the changes put into it, in the same order. */
  readonly put: readonly PutRun[];
}

/** The one block in which a text differs from that which was compared last: its index and place, as it was and as it is. */
export interface TypedIn {
  readonly index: number;
  readonly at: number;
  readonly was: Doc;
  readonly now: Doc;
}

/** Part of a base and the part of a target that stands for it, both between two blocks, `end` exclusive. */
export interface LiveWindow {
  readonly base: { readonly from: number; readonly to: number };
  readonly target: { readonly from: number; readonly to: number };
  /** By how much the part of the target grew. */
  readonly growth: number;
}

/** The base position of a place of the target that lies inside what is kept, so that nothing came or went there; or -1. */
export function basePlace(kept: readonly KeptRun[], at: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  const run = kept[low - 1];
  return run && at < run.at + run.to - run.from ? run.from + at - run.at : -1;
}

/** The changes beside a window, before it and behind it; undefined if one is partly in it or at its edge. `size` is that of the base. */
export function besideWindow(
  changes: readonly Change[],
  { from, to }: LiveWindow['base'],
  size: number,
): { before: number[]; behind: number[] } | undefined {
  const before: number[] = [];
  const behind: number[] = [];
  for (const [index, { gaps }] of changes.entries()) {
    let inside = 0;
    for (const gap of gaps) {
      if (gap[1] < from || gap[0] > to) continue;
      if (gap[0] < from || gap[1] > to || (gap[0] === from && from > 0) || (gap[1] === to && to < size))
        return undefined;
      inside++;
    }
    if (inside === gaps.length) continue;
    if (inside > 0) return undefined;
    (gaps[0]![0] < from ? before : behind).push(index);
  }
  return { before, behind };
}

/** A change of a window as one of the whole text. */
export function shiftedChange(change: Change, by: number, place: Change['words']['place']): Change {
  return {
    ...change,
    words: { ...change.words, place },
    gaps: change.gaps.map(([from, to]) => [from + by, to + by] as const),
    splices: change.splices.map(({ from, to, put }) => ({
      from: from + by,
      to: to + by,
      put: put.map((piece) => ('base' in piece ? { base: [piece.base[0] + by, piece.base[1] + by] as const } : piece)),
    })),
  };
}

/** What is kept of the whole text, with a window compared anew. */
export function keptWith(
  kept: readonly KeptRun[],
  inside: Traced['kept'],
  { base, target, growth }: LiveWindow,
): KeptRun[] {
  const all: KeptRun[] = [];
  /** `joins`: it may be the other half of the last one. */
  const add = (from: number, to: number, at: number, joins = false) => {
    const last = all.at(-1);
    if (from >= to) return;
    if (joins && last?.to === from && last.at + last.to - last.from === at) all[all.length - 1] = { ...last, to };
    else all.push({ from, to, at });
  };
  for (const { from, to, at } of kept) if (at < target.from) add(from, Math.min(to, from + target.from - at), at);
  for (const { from, to, at } of inside) add(from + base.from, to + base.from, at + target.from, at === 0);
  for (const { from, to, at } of kept) {
    const cut = Math.max(0, target.to - at);
    if (at + to - from > target.to) add(from + cut, to, at + cut + growth, cut > 0);
  }
  return all;
}

/** What the changes of the whole text put, with a window compared anew; `beside` are the changes that stay, by their former index. */
export function putWith(
  put: readonly PutRun[],
  inside: { readonly put: readonly PutRun[]; readonly changes: number },
  { base, target, growth }: LiveWindow,
  beside: { readonly before: readonly number[]; readonly behind: readonly number[] },
): PutRun[] {
  const { before, behind } = beside;
  const first = before.length + inside.changes;
  const indices = new Map([
    ...before.map((index, at) => [index, at] as const),
    ...behind.map((index, at) => [index, first + at] as const),
  ]);
  const stay = put.flatMap((run) => {
    const change = indices.get(run.change);
    return change === undefined ? [] : [change === run.change ? run : { ...run, change }];
  });
  return [
    ...stay.filter(({ at }) => at < target.from),
    ...inside.put.map((run) => ({
      ...run,
      change: before.length + run.change,
      at: run.at + target.from,
      end: run.end + target.from,
      ...(run.base ? { base: [run.base[0] + base.from, run.base[1] + base.from] as const } : {}),
    })),
    ...stay
      .filter(({ at }) => at >= target.from)
      .map((run) => (growth === 0 ? run : { ...run, at: run.at + growth, end: run.end + growth })),
  ];
}
