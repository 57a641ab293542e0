import { performance } from 'node:perf_hooks';

/** Milliseconds of one call: the median and the 95th percentile of cold-ish runs (a fresh input for each run, so that no cache helps). */
export interface Timing {
  median: number;
  p95: number;
  runs: number;
}

/** Times `work` on inputs made by `make` outside the clock; stops after `runs` or when `budget` ms are spent (never below three runs). */
export function time<T>(make: () => T, work: (input: T) => unknown, { runs = 15, budget = 6000 } = {}): Timing {
  const taken: number[] = [];
  const begun = performance.now();
  for (let run = 0; run < runs && (run < 3 || performance.now() - begun < budget); run += 1) {
    const input = make();
    const start = performance.now();
    work(input);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), runs: taken.length };
}

/** The exponent of cost ~ size^e, by least squares over logarithms. */
export function exponent(points: readonly { size: number; cost: number }[]): number {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(Math.max(cost, 1e-6))] as const);
  const mean = (pick: 0 | 1) => logs.reduce((sum, point) => sum + point[pick], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const top = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const bottom = logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return top / bottom;
}

/** A table for a terminal: columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
