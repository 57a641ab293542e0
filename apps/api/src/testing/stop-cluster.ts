import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends the cluster of this run, if a test started it, and removes its folder. Nothing in it is worth an orderly end. */
export default async function stopCluster(
  _global?: unknown,
  _project?: unknown,
  folder = process.env['TARMEEM_TEST_CLUSTER'],
): Promise<void> {
  if (!folder) return;
  try {
    const server = Number(readFileSync(join(folder, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (server > 1 && isServerOf(server, folder)) {
      process.kill(server, 'SIGQUIT');
      for (let waited = 0; waited < 5_000 && existsSync(`/proc/${server}`); waited += 20) await pause(20);
    }
  } catch {
    // no server was started, or it is gone
  }
  rmSync(folder, { recursive: true, force: true });
}

function isServerOf(server: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${server}/cmdline`, 'utf8').includes(folder);
  } catch {
    return process.platform !== 'linux';
  }
}
