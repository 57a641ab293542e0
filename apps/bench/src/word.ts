import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badFiles } from './bad-files.js';

/**
 * What bad Word files cost everybody else: how much more memory the server holds at its highest while it reads them, and how much
 * slower it answers meanwhile. `npm run bench -- word [port]`. Linux.
 */
const port = Number(process.argv[2] ?? 3198);
const address = `http://127.0.0.1:${port}`;
const document = 'institutional-framework';
const goals = { megabytes: 200, slower: 2 };

const data = await mkdtemp(join(tmpdir(), 'tarmeem-bench-'));
const server = spawn(process.execPath, [fileURLToPath(new URL('../../api/dist/main.js', import.meta.url))], {
  env: { ...process.env, PORT: String(port), TARMEEM_DATA: data },
  stdio: ['ignore', 'ignore', 'inherit'],
});

async function ready(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`The server has ended with ${server.exitCode}`);
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server is not ready after two minutes');
}

/** Megabytes of memory that the server holds, without its database. */
function held(): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${String(server.pid)}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: 'officer@sindh.example', password: 'tarmeem-evaluation' }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

interface Watched {
  median: number;
  p95: number;
  megabytes: number;
}

/** Asks for a page and for a list out of the database by turns until the work is done; how long they took in ms, and the most memory. */
async function watching(cookie: string, work: Promise<unknown>): Promise<Watched> {
  const took: number[] = [];
  let megabytes = 0;
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  while (!isDone) {
    for (const path of [`/${document}`, `/api/v1/documents/${document}/proposals`]) {
      const at = performance.now();
      const answer = await fetch(address + path, { headers: { cookie } });
      await answer.arrayBuffer();
      took.push(performance.now() - at);
    }
    megabytes = Math.max(megabytes, held());
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await work;
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { median: at(0.5), p95: at(0.95), megabytes };
}

/** One after the other, so that there is time to watch. */
async function thrice(cookie: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  await send(cookie, bytes);
  await send(cookie, bytes);
  return send(cookie, bytes);
}

async function send(cookie: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([bytes]), 'bad.docx');
  const begun = performance.now();
  const answer = await fetch(`${address}/api/v1/documents/${document}/word/preview`, {
    method: 'POST',
    headers: { cookie, origin: address },
    body: form,
  });
  const body = (await answer.json()) as { facts?: { because?: string }; code?: string };
  const because = answer.ok ? 'read' : (body.facts?.because ?? body.code ?? '');
  return `${answer.status} ${because}, ${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

try {
  await ready();
  const cookie = await signIn();
  const quiet = () => watching(cookie, new Promise((resolve) => setTimeout(resolve, 4_000)));
  await quiet();
  const before = await quiet();
  const settled = held();
  console.log(
    `quiet: median ${before.median.toFixed(1)} ms, p95 ${before.p95.toFixed(1)} ms, ${settled.toFixed(0)} MB`,
  );
  let [most, slowest] = [0, 0];
  for (const { name, bytes } of badFiles) {
    const said = thrice(cookie, bytes);
    const seen = await watching(cookie, said);
    const [grown, slower] = [seen.megabytes - settled, seen.median / before.median];
    [most, slowest] = [Math.max(most, grown), Math.max(slowest, slower)];
    console.log(
      `${name} (${(bytes.length / 1e6).toFixed(1)} MB): ${await said}; +${grown.toFixed(0)} MB; median ${seen.median.toFixed(1)} ms (${slower.toFixed(1)} times), p95 ${seen.p95.toFixed(1)} ms`,
    );
  }
  console.log(
    `most memory +${most.toFixed(0)} MB (goal ${goals.megabytes}: ${most <= goals.megabytes ? 'met' : 'missed'}); others at most ${slowest.toFixed(1)} times slower (goal ${goals.slower}: ${slowest <= goals.slower ? 'met' : 'missed'})`,
  );
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit').catch(() => undefined);
  await rm(data, { recursive: true, force: true });
}
