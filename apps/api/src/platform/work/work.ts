import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Clock } from '../clock.js';
import { tokenOfRequest } from '../http/request-token.js';
import { type EventInput, recordEvents, type Sent } from '../events/index.js';
import { type IdempotencyKey, type Reply, replyOnce } from './stored-reply.js';
import type { StoreClass, Tx } from './tx.js';
import { plannedOnce } from '../database/planned.js';

/** A whole unit is tried this often when PostgreSQL says "try again" (a deadlock, a serialisation failure). */
const attempts = 3;

/** Is told what a unit recorded, in the same transaction. */
export type Recorded = (tx: Tx, events: readonly EventInput[]) => Promise<void>;

/** Opens transactions; nobody else does. */
@Injectable()
export class Work {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  private readonly listeners: Recorded[] = [];
  private readonly lastListeners: Recorded[] = [];

  /**
   * Calls `listener` in each unit that records events, before it commits: for modules that have something to do about what happened
   * elsewhere. Call it in `onModuleInit`. Listeners ask side by side. `last`: after the others, and so with the events that they record.
   */
  onRecorded(listener: Recorded, { last = false } = {}): void {
    (last ? this.lastListeners : this.listeners).push(listener);
  }

  /**
   * Runs `act` in one transaction (READ COMMITTED: lock the parent row first) and commits, or undoes all of it when it throws.
   * `act` may be run again from the start after a deadlock, so it changes nothing outside the transaction; no network or file in it.
   */
  async run<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(act);
      } catch (error) {
        if (attempt >= attempts || !isTransient(error)) throw error;
        await pause(10 * attempt + Math.random() * 20);
      }
    }
  }

  /**
   * Like `run`, for an address that takes an Idempotency-Key: the reply is kept for 24 h in the same transaction, and a repeated
   * request gets it again without anything being done. Only a success is kept: what throws is not. `see` comes before the look
   * into what is kept: it throws NotFound when the object is not this person's to see, or not any more.
   */
  async reply<T>(
    key: IdempotencyKey,
    act: (tx: Tx) => Promise<Reply<T>>,
    see?: (tx: Tx) => Promise<unknown>,
  ): Promise<Reply<T>> {
    return this.run(async (tx) => {
      await see?.(tx);
      return replyOnce(tx, key, () => act(tx));
    });
  }

  private async once<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    const events: EventInput[] = [];
    const after: (() => unknown)[] = [];
    const jobs: JobRow[] = [];
    const atEnd: (() => Promise<unknown>)[] = [];
    let last: Sent | undefined;
    const result = await this.source.transaction(async (manager) => {
      try {
        const tx = openTx({ manager, at: this.clock.now(), events, after, jobs, atEnd });
        const done = await act(tx);
        nameTheProgram(events);
        if (events.length > 0) {
          await tellEach(this.listeners, tx, events);
          await tellEach(this.lastListeners, tx, events);
        }
        // Asked together, done in this order.
        const ending = Promise.all([addJobs(manager, jobs), ...atEnd.map((put) => put())]);
        [last] = await Promise.all([recordEvents(manager, events, tx.at), ending]);
        return done;
      } catch (error) {
        askNoMore(manager);
        throw error;
      }
    });
    // What failed before a COMMIT was undone by it.
    await last?.written;
    for (const call of after) {
      try {
        await call();
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : new Error(String(error)));
      }
    }
    return result;
  }
}

async function tellEach(listeners: readonly Recorded[], tx: Tx, events: readonly EventInput[]): Promise<void> {
  await Promise.all(listeners.map(async (listener) => listener(tx, events)));
}

/**
 * A unit that failed asks for nothing but that it be undone: what goes on in it beside what failed (`Promise.all` waits for none of it)
 * would be done behind the ROLLBACK, for good.
 */
function askNoMore({ queryRunner }: EntityManager): void {
  if (!queryRunner) return;
  const ask = queryRunner.query.bind(queryRunner) as (sql: string) => Promise<unknown>;
  queryRunner.query = ((sql: string) =>
    sql === 'ROLLBACK' ? ask(sql) : Promise.reject(new Error('This unit of work failed'))) as typeof queryRunner.query;
}

/** What a person did by an API token names the token: their own hand and their program's are told apart. */
function nameTheProgram(events: EventInput[]): void {
  const byToken = tokenOfRequest();
  if (!byToken) return;
  for (const event of events) if (event.actor) event.facts = { ...event.facts, byToken };
}

interface TxParts {
  manager: EntityManager;
  at: Date;
  events: EventInput[];
  after: (() => unknown)[];
  jobs: JobRow[];
  atEnd: (() => Promise<unknown>)[];
}

interface JobRow {
  name: string;
  payload: object;
  queue: string | null;
  run_at: string | null;
  max_attempts: number | null;
  key: string | null;
}

/** The jobs of a unit, in one statement, before its events: whoever waits for a job of the same key waits shortly. */
async function addJobs(manager: EntityManager, jobs: readonly JobRow[]): Promise<void> {
  if (jobs.length === 0) return;
  await manager.query(
    plannedOnce(`select graphile_worker.add_job(name, payload := payload, queue_name := queue, run_at := run_at, max_attempts := max_attempts,
       job_key := key)
     from rows from (jsonb_to_recordset($1::jsonb) as (name text, payload json, queue text, run_at timestamptz, max_attempts int, key text))
       with ordinality as job (name, payload, queue, run_at, max_attempts, key, position)
     order by position`),
    [JSON.stringify(jobs)],
  );
}

function openTx({ manager, at, events, after, jobs, atEnd }: TxParts): Tx {
  const stores = new Map<unknown, unknown>();
  return {
    at,
    manager,
    get<T>(store: StoreClass<T>): T {
      if (!stores.has(store)) stores.set(store, new store(manager));
      return stores.get(store) as T;
    },
    query: <Row>(sql: string, parameters?: unknown[]) => manager.query<Row[]>(sql, parameters),
    record: (...more) => void events.push(...more),
    job(name, payload, options = {}) {
      jobs.push({
        name,
        payload,
        queue: options.queue ?? null,
        run_at: options.runAt?.toISOString() ?? null,
        max_attempts: options.maxAttempts ?? null,
        key: options.key ?? null,
      });
      return Promise.resolve();
    },
    atEnd: (put) => void atEnd.push(put),
    afterCommit: (act) => void after.push(act),
  };
}

/** 40001: could not serialise; 40P01: deadlock. */
function isTransient(error: unknown): boolean {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
  return code === '40001' || code === '40P01';
}
