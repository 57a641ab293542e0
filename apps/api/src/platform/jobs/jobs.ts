import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type CronItem, Logger as QueueLogger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { type DatabaseAccess, openPool } from '../database/index.js';
import { DATABASE_ACCESS } from '../tokens.js';

/** What a job is told beside its payload. */
export interface JobRun {
  id: string;
  /** 1 for the first try. */
  attempt: number;
}

/**
 * Does a job. It is delivered at least once: running it again must change nothing more. The payload was written by `tx.job`, perhaps
 * by an older version; check it. Throwing puts the job back, with growing pauses.
 */
export type JobHandler = (payload: unknown, run: JobRun) => Promise<void>;

/** The table of jobs: modules register theirs while they are initialised; the worker starts when all are. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly cron: CronItem[] = [];
  private pool: Pool | undefined;
  private runner: Runner | undefined;
  private ended = false;
  private resting: Promise<unknown> | undefined;

  constructor(@Inject(DATABASE_ACCESS) private readonly access: DatabaseAccess) {}

  /** Registers handlers by the names `tx.job` uses; call it in `onModuleInit`. */
  register(handlers: Record<string, JobHandler>): void {
    for (const [name, handler] of Object.entries(handlers)) {
      if (this.handlers.has(name)) throw new Error(`Two handlers for the job "${name}"`);
      this.handlers.set(name, handler);
    }
  }

  /** Runs a registered job by the clock (crontab pattern, UTC), once for all processes together. */
  repeat(name: string, pattern: string): void {
    this.cron.push({ task: name, match: pattern, identifier: name });
  }

  get running(): boolean {
    return this.runner !== undefined && !this.ended;
  }

  /** Jobs that come now begin so much later, in ms: whoever was waiting for what added them is served first. */
  rest(ms: number): void {
    this.resting = pause(ms);
  }

  /** Starts taking jobs; woken by NOTIFY, and looks by itself every two seconds. */
  async start(concurrency = 4): Promise<void> {
    // One connection listens; the others work.
    this.pool = openPool(this.access.app, concurrency + 2);
    this.runner = await run({
      pgPool: this.pool,
      concurrency,
      noHandleSignals: true,
      pollInterval: 2_000,
      taskList: this.taskList(),
      parsedCronItems: parseCronItems(this.cron),
      logger: new QueueLogger(() => (level, message) => {
        if (level === 'error') process.emitWarning(message, 'JobQueue');
      }),
    });
    void this.runner.promise.catch(() => undefined).finally(() => (this.ended = true));
  }

  /** Before the database is let go of: a job that runs is done, and one that fails is put back. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.ended) await this.runner?.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
    this.pool = undefined;
  }

  private taskList(): TaskList {
    const entries = [...this.handlers].map(
      ([name, handler]) =>
        [
          name,
          async (payload: unknown, helpers) => {
            await this.resting;
            await handler(payload, { id: helpers.job.id, attempt: helpers.job.attempts });
          },
        ] satisfies [string, TaskList[string]],
    );
    return Object.fromEntries(entries);
  }
}
