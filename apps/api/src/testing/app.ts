import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Configuration, readConfiguration } from '../configuration.js';
import { createApp, type RunningApp } from '../create-app.js';
import type { Clock } from '../platform/clock.js';
import { type FreshDatabase, freshDatabase } from './database.js';

export interface TestApp extends RunningApp {
  database: FreshDatabase;
}

export interface TestAppOptions {
  clock?: Clock;
  /** True for the evaluation's accounts and document. */
  seed?: boolean;
  settings?: Partial<Configuration>;
  /** False: no job runs until `app.get(Jobs).start()`. */
  jobs?: boolean;
  /** Runs as another process on the database of this one, which keeps it. */
  beside?: TestApp;
}

/** The real application on a database of its own and a free port, spoken to over HTTP; `close` removes all of it. */
export async function startTestApp({
  clock,
  seed = false,
  settings = {},
  jobs = true,
  beside,
}: TestAppOptions = {}): Promise<TestApp> {
  const database = beside?.database ?? (await freshDatabase());
  const folder = mkdtempSync(join(process.env['TARMEEM_TEST_CLUSTER'] ?? tmpdir(), 'app-')); // removed with the cluster, whatever happens
  const configuration = {
    ...readConfiguration({ TARMEEM_DATA: folder, PORT: '0', LOG_LEVEL: 'error', DATABASE_CONNECTIONS: '10' }),
    ...(beside && { secret: beside.app.get(Configuration).secret }), // processes of one installation share it
    ...settings,
  };
  const running = await createApp({ configuration, database, seed, jobs, ...(clock ? { clock } : {}) });
  return {
    ...running,
    database,
    async close() {
      await running.close();
      if (!beside) await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
