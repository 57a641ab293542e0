import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { load } from './load.js';
import { processorTime } from './processor-time.js';

/** Bytes of the answer, and µs of processor time that a bare `node:http` server took for it on the machine on which the goals in milliseconds were set. */
const reference = { bytes: 4_055, cost: 26 };
const rounds = 3;

/** How a machine compares with the one on which the goals were set: µs of a bare answer, and how many times slower that is. */
interface Pace {
  cost: number;
  times: number;
}

/** Takes the pace of this machine as the quietest of some seconds of load. */
export async function paceOfMachine(): Promise<Pace> {
  const bare = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)), { serialization: 'advanced' });
  try {
    bare.send({ bytes: new Uint8Array(reference.bytes), headers: { 'content-type': 'text/html' } });
    const [port] = (await once(bare, 'message')) as [number];
    const address = `http://127.0.0.1:${String(port)}/`;
    await load(address, 1_000);
    let cost = Infinity;
    for (let round = 0; round < rounds; round++) {
      const before = await processorTime(bare.pid);
      const { rate } = await load(address, 1_500);
      cost = Math.min(cost, ((await processorTime(bare.pid)) - before) / (rate * 0.0015));
    }
    return { cost, times: cost / reference.cost };
  } finally {
    bare.disconnect();
  }
}

/** A line that says it. */
export const paceInWords = ({ cost, times }: Pace): string =>
  `this machine: a bare node:http answer of ${String(reference.bytes)} bytes takes ${cost.toFixed(0)} µs of processor time, ${times.toFixed(1)} times what it took where the goals were set (${String(reference.cost)} µs)`;

/** How a figure stands to its goal, as it is and at the pace of this machine. */
export const verdict = (value: number, goal: number, { times }: Pace): string => {
  if (value <= goal) return 'met';
  return value <= goal * times ? `missed; ${(value / times).toFixed(1)} at the pace the goal was set at` : 'missed';
};
