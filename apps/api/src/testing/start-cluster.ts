import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Stop = typeof import('./stop-cluster.js').default;

/**
 * Names the folder of this run's database cluster. The first test that asks for a database starts it (database.ts), so a run of
 * pure tests pays nothing. What a killed run left behind is cleared away. Loaded by Jest without its transforms: only Node here.
 */
export default async function startCluster(): Promise<void> {
  // Node itself resolves this import, and it knows the source by its real name.
  const { default: stopCluster } = (await import(new URL('./stop-cluster.ts', import.meta.url).href)) as {
    default: Stop;
  };
  for (const name of readdirSync(tmpdir())) {
    const run = /^tarmeem-test-(\d+)-/.exec(name)?.[1];
    if (run && !isAlive(Number(run))) await stopCluster(undefined, undefined, join(tmpdir(), name));
  }
  process.env['TARMEEM_TEST_CLUSTER'] = mkdtempSync(join(tmpdir(), `tarmeem-test-${process.pid}-`));
  process.on('exit', () => rmSync(process.env['TARMEEM_TEST_CLUSTER'] ?? '', { recursive: true, force: true }));
}

function isAlive(run: number): boolean {
  try {
    process.kill(run, 0);
    return true;
  } catch {
    return false;
  }
}
