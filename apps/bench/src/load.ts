import { Agent, get } from 'node:http';

/** What a server answered under load: requests a second, and how long the slowest in a hundred took, in ms. */
export interface Load {
  rate: number;
  p99: number;
}

const connections = 16;

/** Asks for an address over kept connections, each asking again as soon as it is answered, for so many ms. Throws for any answer but 200. */
export async function load(address: string, milliseconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: number[] = [];
  const begun = performance.now();
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const at = performance.now();
      const asked = get(address, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${address} answered ${String(answer.statusCode)}`));
        answer.resume().once('end', () => {
          took.push(performance.now() - at);
          resolve();
        });
      });
      asked.once('error', reject);
    });
  const line = async (): Promise<void> => {
    while (performance.now() - begun < milliseconds) await one();
  };
  await Promise.all(Array.from({ length: connections }, line));
  agent.destroy();
  const spent = performance.now() - begun;
  const sorted = took.toSorted((a, b) => a - b);
  return { rate: (took.length * 1000) / spent, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}
