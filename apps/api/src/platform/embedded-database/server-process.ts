import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerAccount } from './account.js';

/** Runs one of the server programs to its end; what it said is in the error when it fails. */
export async function runProgram(account: ServerAccount, program: string, parameters: string[]): Promise<void> {
  const { file, parameters: all, ...ids } = account.command(program, parameters);
  await new Promise<void>((resolve, reject) => {
    // cwd '/': the account may not be allowed to stand where we were started.
    const child = spawn(file, all, { ...ids, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}:\n${said.slice(-4000)}`)),
    );
  });
}

/** Makes the cluster in a folder beside its final one and renames it: a killed first start leaves no half cluster. */
export async function makeCluster(account: ServerAccount, native: string, cluster: string): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const draft = `${cluster}.draft`;
  rmSync(draft, { recursive: true, force: true });
  // Code point order and full Unicode case from PostgreSQL itself: the same on every machine, whatever its system library.
  await runProgram(account, join(native, 'bin', 'initdb'), [
    `--pgdata=${draft}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  renameSync(draft, cluster);
}

/** Starts the server in a process group of its own (Ctrl-C in the terminal is for us; we stop it after our pools). Returns its process number. */
export function startServer(account: ServerAccount, program: string, parameters: string[], log: string): number {
  const { file, parameters: all, ...ids } = account.command(program, parameters);
  const out = openSync(log, 'a', 0o600);
  try {
    const child = spawn(file, all, {
      ...ids,
      cwd: '/',
      detached: true,
      stdio: ['ignore', out, out],
      env: environment(),
    });
    child.on('error', () => undefined); // told by the wait for readiness, with the log
    child.unref();
    return child.pid ?? 0;
  } finally {
    closeSync(out);
  }
}

/** The server that runs on this cluster according to its postmaster.pid, if that process is alive and really is one. */
export function runningServer(cluster: string): number | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const server = Number(lines[0]);
  return server > 1 && isServer(server, cluster) ? server : undefined;
}

function isServer(server: number, cluster: string): boolean {
  if (!isAlive(server)) return false;
  if (process.platform !== 'linux') return true;
  try {
    // A number is used again after a reboot: only a process that names this cluster is the server.
    return readFileSync(`/proc/${server}/cmdline`, 'utf8').includes(cluster);
  } catch {
    return false;
  }
}

/** Whether a process lives: a zombie (a dead server nobody has waited for) does not. */
export function isAlive(server: number): boolean {
  try {
    process.kill(server, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    const stat = readFileSync(`/proc/${server}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return process.platform !== 'linux';
  }
}

/** Stops a server: SIGINT ends sessions and writes everything out; after `patience` ms SIGQUIT, which the next start recovers from. */
export async function stopServer(server: number, patience = 15_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(server, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < patience; waited += 10) {
      if (!isAlive(server)) return;
      await pause(10);
    }
  }
}

/** Nothing of ours but what a server needs: PGDATA, PGPORT and the like of the caller's shell must not turn it round. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}
