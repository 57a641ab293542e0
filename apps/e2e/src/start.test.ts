import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const data = mkdtempSync(join(tmpdir(), 'tarmeem-start-'));
const started: ChildProcess[] = [];
let port = 0;

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  port = (probe.address() as { port: number }).port;
  await new Promise((closed) => probe.close(closed));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGINT');
    await once(child, 'exit');
  }
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** `npm start` without npm: the same script on the same data folder. */
function start(): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), TARMEEM_DATA: data, NODE_ENV: '', NODE_OPTIONS: '' },
  });
  started.push(child);
  let said = '';
  child.stdout?.on('data', (chunk) => (said += String(chunk)));
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  return { child, said: () => said };
}

async function ready({ child, said }: ReturnType<typeof start>): Promise<void> {
  for (let tries = 0; tries < 900 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`not ready:\n${said()}`);
}

const holder = () => (JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')) as { process: number }).process;
/** The database's servers on this data folder. A child that a server has just forked bears its name until it takes its own. */
const databaseServers = () => {
  const named = readdirSync('/proc').filter(
    (name) => /^\d+$/u.test(name) && told(name, 'cmdline').includes(`-D\0${data}`),
  );
  return named.filter((name) => !named.includes(/^PPid:\s*(\d+)$/mu.exec(told(name, 'status'))?.[1] ?? ''));
};
/** What the system tells of a process; nothing if it has ended. */
const told = (name: string, what: string): string => {
  try {
    return readFileSync(`/proc/${name}/${what}`, 'utf8');
  } catch {
    return '';
  }
};

test('a second start on the same data folder says so and ends; the first goes on', async () => {
  const first = start();
  await ready(first);
  const second = start();
  const [code] = (await once(second.child, 'exit')) as [number];
  expect(code).toBe(1);
  expect(second.said()).toContain('already runs on the data folder');
  expect(second.said()).toContain(`http://127.0.0.1:${port}`);
  await ready(first);
}, 240_000);

test('an interrupt stops the server and its database, with exit code 0', async () => {
  const only = start();
  const { child } = only;
  await ready(only);
  expect(databaseServers()).toHaveLength(1);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  expect(databaseServers()).toEqual([]);
  expect(existsSync(join(data, 'running.json'))).toBe(false);
}, 240_000);

test('what a killed server left behind is put in order by the next start', async () => {
  const first = start();
  await ready(first);
  process.kill(holder(), 'SIGKILL');
  await once(first.child, 'exit');
  expect(databaseServers()).toHaveLength(1);
  const next = start();
  await ready(next);
  expect(databaseServers()).toHaveLength(1);
}, 240_000);
