import { setTimeout as pause } from 'node:timers/promises';
import { Work } from '../platform/index.js';
import type { TestApp } from './app.js';

/** Waits until the question has an answer that is not false, undefined or null; a test's own time limit ends it. */
export async function until<Found>(
  ask: () => Promise<Found | false | null | undefined> | Found | false | null | undefined,
): Promise<Exclude<Found, false | null | undefined>> {
  for (;;) {
    const found = await ask();
    if (found !== false && found !== null && found !== undefined)
      return found as Exclude<Found, false | null | undefined>;
    await pause(20);
  }
}

/** Waits until no job waits that could run now: what a publication leaves to do afterwards is done. */
export async function jobsDone(app: TestApp): Promise<void> {
  await until(() =>
    app.app.get(Work).run(async (tx) => {
      const [row] = await tx.query<{ left: number }>(
        `select count(*)::int as left from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts`,
      );
      return row?.left === 0;
    }),
  );
}
