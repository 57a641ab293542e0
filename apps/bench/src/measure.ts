/** Milliseconds of one call: the least, the median and the 95th percentile of runs so far, each on fresh inputs, so that no cache helps. */
export interface Timing {
  least: number;
  median: number;
  p95: number;
  runs: number;
}

/** Makes so many inputs, and gives the milliseconds that the work on one of them takes. */
export type Run = (inputs: number) => number;

/** Bytes of all strings so far: kept, so that reading them is no idle work that the engine may leave out. */
export let read = 0;

/**
 * The work is timed by the processor time of its own thread, so that other programs on the machine, and the engine's own
 * threads that collect and compile beside it, count for no library. A string that comes back is read through, as the engine
 * only joins its parts when somebody does.
 */
export function runOf<T>(make: () => T, work: (input: T) => unknown): Run {
  return (inputs) => {
    const made = Array.from({ length: inputs }, make);
    const start = process.threadCpuUsage();
    for (const input of made) {
      const result = work(input);
      if (typeof result === 'string') read += Buffer.byteLength(result);
    }
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000 / inputs;
  };
}

/** The processor clock moves in steps: what takes less than this many ms is done so often in one run that it takes that. */
const shortest = 12;

/** Times runs until there are `runs` or `budget` ms of work are over, and tells after each; first some that warm the code. */
export function time(run: Run, tell: (timing: Timing) => void, { runs = 15, budget = 1000 } = {}): void {
  const begun = process.threadCpuUsage();
  const isTime = (part: number) => {
    const { user, system } = process.threadCpuUsage(begun);
    return (user + system) / 1000 < budget * part;
  };
  const first = run(1);
  tell({ least: first, median: first, p95: first, runs: 1 });
  let warm = first;
  while (isTime(0.3)) warm = Math.min(warm, run(1));
  const inputs = Math.min(200, Math.max(1, Math.ceil(shortest / Math.max(warm, 0.05))));
  const taken: number[] = [];
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? first;
  while (taken.length < runs && (taken.length < 3 || isTime(1))) {
    taken.push(run(inputs));
    taken.sort((a, b) => a - b);
    tell({ least: at(0), median: at(0.5), p95: at(0.95), runs: taken.length });
  }
}

/** The exponent of cost ~ size^e, by least squares over logarithms; undefined for fewer than three points. */
export function exponent(points: readonly { size: number; cost: number }[]): number | undefined {
  if (points.length < 3) return undefined;
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(Math.max(cost, 1e-6))] as const);
  const mean = (pick: 0 | 1) => logs.reduce((sum, point) => sum + point[pick], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const top = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const bottom = logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return top / bottom;
}

/** A line of a table for a terminal, whose columns are so wide; the first is set to the left, the rest to the right. */
export function row(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
    .join('  ')
    .trimEnd();
}

export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
