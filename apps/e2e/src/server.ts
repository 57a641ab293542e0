import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onceARun } from './once-a-run.js';

const root = join(import.meta.dirname, '../../..');

/** Below the ports that systems give to whoever asks for any: one of those may be another's by the time a server starts again. */
const ports = { from: 20_000, many: 10_000 };

/** A port of this machine that nobody listens on, for the whole run. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = ports.from + ((process.pid * 17 + tries * 101) % ports.many);
    const isOurs = await mkdir(join(process.env['TARMEEM_E2E_RUN'] ?? '', `port-${port}`)).then(
      () => true,
      () => false, // another journey of this run has it
    );
    if (!isOurs) continue;
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    await new Promise((closed) => probe.close(closed));
    return port;
  }
  throw new Error('no port');
}

export interface RunningServer {
  address: string;
  /** The data folder. */
  data: string;
  /** What the process has printed, for a failing journey. */
  output: () => string;
  /** Ends the process as an interrupt does. */
  end: () => Promise<void>;
  /** Ends the process, and removes its data folder. */
  stop: () => Promise<void>;
  /** Ends the process as a failing machine does, and starts another on the same data and port. */
  crash: () => Promise<RunningServer>;
}

/** The built server as `npm start` runs it for the first time, on a data folder and a port of its own. */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const data = await mkdtemp(join(process.env['TARMEEM_E2E_DATA'] ?? tmpdir(), 'server-'));
  await cp(await firstStart(), data, { recursive: true });
  return serve(data, await freePort(), settings);
}

/** A data folder as a first start leaves it. */
const firstStart = (): Promise<string> =>
  onceARun('data', async (data) => {
    const { end } = await serve(data, await freePort(), {});
    await end();
  });

async function serve(data: string, port: number, settings: Record<string, string>): Promise<RunningServer> {
  const printed: string[] = [];
  const child = spawn(process.execPath, ['apps/api/dist/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      TARMEEM_DATA: data,
      NODE_ENV: 'evaluation',
      NODE_OPTIONS: '',
      NODE_COMPILE_CACHE: join(process.env['TARMEEM_E2E_RUN'] ?? tmpdir(), 'compiled'), // what the first server compiled
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk) => printed.push(String(chunk)));
  child.stderr.on('data', (chunk) => printed.push(String(chunk)));
  const address = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit');
  const end = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGINT');
    await ended;
  };
  const stop = async () => {
    await end();
    await rm(data, { recursive: true, force: true });
  };
  const crash = async () => {
    child.kill('SIGKILL');
    await ended;
    return serve(data, port, settings);
  };
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`${address}/readyz`).catch(() => null);
    if (ready?.ok) return { address, data, output: () => printed.join(''), end, stop, crash };
    await pause(100);
  }
  await stop();
  throw new Error(`the server did not become ready:\n${printed.join('')}`);
}
