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

/**
 * Waits until no job waits that could run now: what a publication leaves to do afterwards is done. What follows a publication is waited
 * for even when a try of it failed (a deadlock, a busy machine) and it is put back for later.
 */
export async function jobsDone(app: TestApp): Promise<void> {
  await until(() =>
    app.app.get(Work).run(async (tx) => {
      const [row] = await tx.query<{ left: number }>(
        `select count(*)::int as left from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
         where attempts < max_attempts and (run_at <= now() or last_error is not null and task.identifier like 'carry-open-%')`,
      );
      return row?.left === 0;
    }),
  );
}
