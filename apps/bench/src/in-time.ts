import { Worker } from 'node:worker_threads';

import type { Figure } from './figures.js';
import type { Timing } from './measure.js';

/** Takes a figure in a thread of its own, which is ended after `limit` ms; undefined if not one run was over by then. */
export function inTime(figure: Figure, limit: number): Promise<Timing | undefined> {
  const worker = new Worker(new URL('./take-figure.js', import.meta.url), { workerData: figure });
  let last: Timing | undefined;
  worker.on('message', (timing: Timing) => {
    last = timing;
  });
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => void worker.terminate(), limit);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(clock);
      resolve(last);
    });
  });
}
