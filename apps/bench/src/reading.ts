import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './load.js';

/**
 * The read path against a bare `node:http` server that sends the same bytes with the same headers, by turns in one run: the ratio of
 * their rates is what counts, since both are slowed by whatever else the machine does. `npm run bench -- reading [port]`.
 */
const port = Number(process.argv[2] ?? 3199);
const goal = 0.7;
const rounds = 5;
const roundMs = 2_000;
const page = `http://127.0.0.1:${port}/institutional-framework`;

interface Answer {
  bytes: Buffer;
  headers: Record<string, string>;
}

function ask(address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const headers = Object.fromEntries(
          Object.entries(answer.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
        );
        resolve({ bytes: Buffer.concat(parts), headers });
      });
    });
    asked.once('error', reject).end();
  });
}

async function ready(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`The server has ended with ${server.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server is not ready after two minutes');
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const data = await mkdtemp(join(tmpdir(), 'tarmeem-bench-'));
const main = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const ours = spawn(process.execPath, [main], {
  env: { ...process.env, PORT: String(port), TARMEEM_DATA: data },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const bare = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)), { serialization: 'advanced' });
try {
  await ready(ours);
  await ask(page);
  const { bytes, headers } = await ask(page);
  delete headers['connection'];
  delete headers['keep-alive'];
  delete headers['date'];
  bare.send({ bytes, headers });
  const [barePort] = (await once(bare, 'message')) as [number];
  const other = `http://127.0.0.1:${barePort}/`;
  for (const address of [page, other]) await load(address, 1_000);
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 ? [other, page] : [page, other];
    const [one, two] = [await load(first, roundMs), await load(second, roundMs)];
    const [own, against] = round % 2 ? [two, one] : [one, two];
    turns.push({ own, against, ratio: own.rate / against.rate });
    console.log(
      `round ${round + 1}: ours ${own.rate.toFixed(0)}/s, p99 ${own.p99.toFixed(1)} ms; bare ${against.rate.toFixed(0)}/s, p99 ${against.p99.toFixed(1)} ms; ratio ${(own.rate / against.rate).toFixed(2)}`,
    );
  }
  const ratio = middle(turns.map((turn) => turn.ratio));
  console.log(
    `${bytes.length} bytes; ratio ${ratio.toFixed(2)} (median of ${rounds}; goal ${goal.toFixed(2)}: ${ratio >= goal ? 'met' : 'missed'}); ours p99 ${middle(turns.map((turn) => turn.own.p99)).toFixed(1)} ms`,
  );
} finally {
  bare.disconnect();
  ours.kill('SIGTERM');
  await once(ours, 'exit').catch(() => undefined);
  await rm(data, { recursive: true, force: true });
}
