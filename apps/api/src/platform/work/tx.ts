import type { EntityManager } from 'typeorm';
import type { EventInput } from '../events/index.js';

/** A store: everything about the rows of one thing, in one transaction. Made by `tx.get(Proposals)` and nowhere else. */
export type StoreClass<T> = new (manager: EntityManager) => T;

export interface JobOptions {
  /** Not before this time. */
  runAt?: Date;
  /** A job with the same key that has not begun is replaced. */
  key?: string;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** How often it is tried (default 25, with growing pauses). */
  maxAttempts?: number;
}

/**
 * One unit of work: the only way to the database that writes. What is asked together (`Promise.all`) goes to the database together and
 * is done in the order in which it was asked; each statement sees what those before it did.
 */
export interface Tx {
  /** The time of this unit: one for all its rows. */
  readonly at: Date;
  readonly manager: EntityManager;
  get<T>(store: StoreClass<T>): T;
  /** SQL with `$1` parameters; the rows. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Writes what happened to the audit trail, as the last thing before the commit. */
  record(...events: EventInput[]): void;
  /** Adds a job that runs if, and only if, this unit commits. */
  job(name: string, payload: object, options?: JobOptions): Promise<void>;
  /** Writes something beside the events, before the commit, that nothing else in the unit asks for: it goes out together with them. */
  atEnd(put: () => Promise<unknown>): void;
  /** Called once the unit is committed; a failure there is not the caller's. */
  afterCommit(act: () => unknown): void;
}
