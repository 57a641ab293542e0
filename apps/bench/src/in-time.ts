import { Worker } from 'node:worker_threads';

import type { Figure } from './figures.js';
import type { Timing } from './measure.js';

/** On a busy machine a thread waits for its turn: it is ended when so many times the limit have gone by on the wall. */
const patience = 20;

/**
 * Takes a figure in a thread of its own, which is ended after it has worked for `limit` ms of processor time; undefined if
 * not one run was over by then. What was taken before the end counts.
 */
export function inTime(figure: Figure, limit: number): Promise<Timing | undefined> {
  const worker = new Worker(new URL('./take-figure.js', import.meta.url), { workerData: figure });
  const begun = performance.now();
  let last: Timing | undefined;
  worker.on('message', (timing: Timing) => {
    last = timing;
  });
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const { user, system } = await worker.cpuUsage();
      if ((user + system) / 1000 > limit) await worker.terminate();
    };
    const clock = setInterval(() => {
      if (performance.now() - begun > patience * limit) void worker.terminate();
      // A thread that has just ended has no clock any more.
      else look().catch(() => undefined);
    }, 200);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearInterval(clock);
      resolve(last);
    });
  });
}
