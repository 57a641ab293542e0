import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { scratchFolders } from '../../../../scripts/testing/scratch.mjs';

/** Ends the cluster of this run and those a killed run left behind. Nothing in them is worth an orderly end. */
export default async function stopCluster(): Promise<void> {
  for (const parent of scratchFolders()) {
    for (const name of existsSync(parent) ? readdirSync(parent) : []) {
      const run = Number(/^tarmeem-test-(\d+)-/.exec(name)?.[1]);
      if (run && (run === process.pid || !isAlive(run))) await remove(join(parent, name));
    }
  }
}

async function remove(folder: string): Promise<void> {
  try {
    const server = Number(readFileSync(join(folder, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (server > 1 && isServerOf(server, folder)) {
      process.kill(server, 'SIGQUIT');
      for (let waited = 0; waited < 5_000 && existsSync(`/proc/${server}`); waited += 20) await pause(20);
    }
  } catch {
    // no server was started, or it is gone
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function isAlive(run: number): boolean {
  try {
    process.kill(run, 0);
    return true;
  } catch {
    return false;
  }
}

function isServerOf(server: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${server}/cmdline`, 'utf8').includes(folder);
  } catch {
    return process.platform !== 'linux';
  }
}
