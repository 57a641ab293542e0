import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { load } from './load.js';
import { processorTime } from './processor-time.js';
import { TrialServer } from './trial-server.js';
import { loadWhilePublishing } from './while-publishing.js';

/**
 * The read path against a bare `node:http` server that sends the same bytes with the same headers, by turns in one run: the ratio of
 * their rates is what counts, since both are slowed by whatever else the machine does. Then ours alone while an edition is published
 * every second. `npm run bench -- reading [port]`.
 */
const port = Number(process.argv[2] ?? 3199);
const goal = 0.7;
const p99Goal = 15;
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

/** A load and what one request of it costs the server, in microseconds of processor time. */
async function loaded(
  address: string,
  server: () => Promise<number>,
): Promise<{ rate: number; p99: number; cost: number }> {
  const before = await server();
  const it = await load(address, roundMs);
  return { ...it, cost: ((await server()) - before) / (it.rate * (roundMs / 1_000_000)) };
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const ours = await TrialServer.start(port);
const bare = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)), { serialization: 'advanced' });
try {
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
    const asked = [
      () => loaded(page, async () => (await ours.spent()).server),
      () => loaded(other, () => processorTime(bare.pid)),
    ];
    if (round % 2) asked.reverse();
    const answers = [await asked[0]!(), await asked[1]!()];
    if (round % 2) answers.reverse();
    const [own, against] = answers as [Awaited<ReturnType<typeof loaded>>, Awaited<ReturnType<typeof loaded>>];
    turns.push({ own, against, ratio: own.rate / against.rate });
    console.log(
      `round ${round + 1}: ours ${own.rate.toFixed(0)}/s, p99 ${own.p99.toFixed(1)} ms; bare ${against.rate.toFixed(0)}/s, p99 ${against.p99.toFixed(1)} ms; ratio ${(own.rate / against.rate).toFixed(2)}; processor time a request ${own.cost.toFixed(0)} and ${against.cost.toFixed(0)} µs`,
    );
  }
  const ratio = middle(turns.map((turn) => turn.ratio));
  console.log(
    `${bytes.length} bytes; ratio ${ratio.toFixed(2)} (median of ${rounds}; goal ${goal.toFixed(2)}: ${ratio >= goal ? 'met' : 'missed'}); ours p99 ${middle(turns.map((turn) => turn.own.p99)).toFixed(1)} ms; processor time a request ${middle(turns.map((turn) => turn.own.cost / turn.against.cost)).toFixed(2)} of the bare server's (what does not depend on how busy the machine is)`,
  );
  const busy = await loadWhilePublishing(ours);
  console.log(
    `while ${String(busy.editions)} editions are decided, prepared and published in ${busy.seconds.toFixed(1)} s: ours ${busy.rate.toFixed(0)}/s, p99 ${busy.p99.toFixed(1)} ms (goal under ${String(p99Goal)} ms: ${busy.p99 < p99Goal ? 'met' : 'missed'}); the server worked ${busy.server.toFixed(0)} ms`,
  );
} finally {
  bare.disconnect();
  await ours.end();
}
