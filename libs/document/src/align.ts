/** For each place of `a` its partner in `b`, or -1; partners are equal and in the same order. */
export type Matches = Int32Array;

interface Frame {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Searching for the shortest edit stops at this many differences in one go; then anchors are looked for. */
const firstReach = 64;
/** Without anchors the search goes on in windows of this many differences, so cost grows linearly. */
const windowReach = 192;

/**
 * Aligns two sequences of numbers: shortest edit where that is near, else anchored on what is unique in both (single
 * items, then runs of 3 and 7) and shortest between the anchors. Cost is near linear whatever the input.
 */
export function align(a: Int32Array, b: Int32Array): Matches {
  const matches = new Int32Array(a.length).fill(-1);
  const work: Frame[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let frame = work.pop(); frame; frame = work.pop()) {
    trim(a, b, { frame, matches });
    if (frame.a0 === frame.a1 || frame.b0 === frame.b1) continue;
    if (shortest(a, b, { frame, matches, reach: firstReach, commit: false })) continue;
    const anchors = findAnchors(a, b, frame);
    if (anchors.length === 0) {
      while (!shortest(a, b, { frame, matches, reach: windowReach, commit: true })) trim(a, b, { frame, matches });
      continue;
    }
    let { a0, b0 } = frame;
    for (const [x, y] of anchors) {
      work.push({ a0, a1: x, b0, b1: y });
      matches[x] = y;
      a0 = x + 1;
      b0 = y + 1;
    }
    work.push({ a0, a1: frame.a1, b0, b1: frame.b1 });
  }
  return matches;
}

function trim(a: Int32Array, b: Int32Array, { frame, matches }: { frame: Frame; matches: Matches }): void {
  while (frame.a0 < frame.a1 && frame.b0 < frame.b1 && a[frame.a0] === b[frame.b0]) matches[frame.a0++] = frame.b0++;
  while (frame.a0 < frame.a1 && frame.b0 < frame.b1 && a[frame.a1 - 1] === b[frame.b1 - 1])
    matches[--frame.a1] = --frame.b1;
}

interface Search {
  frame: Frame;
  matches: Matches;
  reach: number;
  /** Take the furthest path when the reach is used up, and move the frame behind it. */
  commit: boolean;
}

/**
 * How far each round of a search came on each diagonal: round `d` on diagonal `k` at `d² + d + k`. One for all searches, as
 * none begins while another runs.
 */
const trail = new Int32Array((windowReach + 1) ** 2);

/** Myers' greedy search up to `reach` differences. True if the frame is done. */
function shortest(a: Int32Array, b: Int32Array, { frame, matches, reach, commit }: Search): boolean {
  const { a0, b0 } = frame;
  const n = frame.a1 - a0;
  const m = frame.b1 - b0;
  if (n === 0 || m === 0) return true;
  const limit = Math.min(reach, n + m);
  let best = { x: 0, y: 0, d: 0, k: 0 };
  for (let d = 0; d <= limit; d++) {
    const row = d * d + d;
    const before = row - 2 * d;
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && trail[before + k - 1]! < trail[before + k + 1]!);
      let x = d === 0 ? 0 : down ? trail[before + k + 1]! : trail[before + k - 1]! + 1;
      let y = x - k;
      if (x > n || y > m) {
        trail[row + k] = Math.min(x, n + 1);
        continue;
      }
      while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
        x++;
        y++;
      }
      trail[row + k] = x;
      if (x >= n && y >= m) {
        backtrack({ x, y, d, k }, { frame, matches });
        return true;
      }
      if (x + y > best.x + best.y) best = { x, y, d, k };
    }
  }
  if (!commit) return false;
  backtrack(best, { frame, matches });
  frame.a0 += best.x;
  frame.b0 += best.y;
  return frame.a0 >= frame.a1 || frame.b0 >= frame.b1;
}

function backtrack(
  from: { x: number; y: number; d: number; k: number },
  { frame, matches }: { frame: Frame; matches: Matches },
): void {
  let { x, y, k } = from;
  for (let d = from.d; d > 0; d--) {
    const before = d * d - d;
    const down = k === -d || (k !== d && trail[before + k - 1]! < trail[before + k + 1]!);
    const previous = down ? k + 1 : k - 1;
    const startX = trail[before + previous]!;
    const startY = startX - previous;
    const turnX = down ? startX : startX + 1;
    while (x > turnX) matches[frame.a0 + --x] = frame.b0 + --y;
    x = startX;
    y = startY;
    k = previous;
  }
  while (x > 0 && y > 0) matches[frame.a0 + --x] = frame.b0 + --y;
}

function findAnchors(a: Int32Array, b: Int32Array, frame: Frame): [number, number][] {
  let best: [number, number][] = [];
  const enough = Math.min(frame.a1 - frame.a0, frame.b1 - frame.b0) / 24;
  for (const length of [1, 3, 7]) {
    const found = longestRising(uniqueInBoth(a, b, frame, length));
    if (found.length > best.length) best = found;
    if (best.length >= enough) break;
  }
  return best;
}

/** Places where a run of `length` items stands exactly once in each sequence, ordered by their place in `a`. */
function uniqueInBoth(a: Int32Array, b: Int32Array, frame: Frame, length: number): [number, number][] {
  const once = (items: Int32Array, from: number, to: number) => {
    const places = new Map<number, number>();
    for (let at = from; at + length <= to; at++) {
      const key = runKey(items, at, length);
      places.set(key, places.has(key) ? -1 : at);
    }
    return places;
  };
  const inB = once(b, frame.b0, frame.b1);
  const pairs: [number, number][] = [];
  for (const [key, x] of once(a, frame.a0, frame.a1)) {
    const y = inB.get(key) ?? -1;
    if (x >= 0 && y >= 0 && a[x] === b[y]) pairs.push([x, y]);
  }
  return pairs.sort((p, q) => p[0] - q[0]);
}

const { imul } = Math;

/** A number for a run of items; equal runs share it. */
export function runKey(items: Int32Array, at: number, length: number): number {
  let key = items[at]!;
  for (let i = 1; i < length; i++) key = (imul(key, 0x9e3779b1) ^ items[at + i]!) | 0;
  return key;
}

/** The longest run of pairs that rises in both members; the pairs come ordered by the first. */
export function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (let i = 0; i < pairs.length; i++) {
    const y = pairs[i]![1];
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < y) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = i;
  }
  const rising: [number, number][] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) rising.push(pairs[i]!);
  return rising.toReversed();
}
