import { createHmac } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { rowsOf } from './database/rows.js';
import { ProblemError } from './problems/problem-error.js';

/** So many tries within a window that begins with the first of them. */
export interface Limit {
  scope: string;
  most: number;
  seconds: number;
}

/** Who is counted, as the table holds it: only this installation can tell whom a hash belongs to. */
export const subjectHash = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['throttle', ...parts]))
    .digest('hex');

/** Counts tries, for all processes together. */
export class Throttles {
  constructor(private readonly manager: EntityManager) {}

  /** Counts a try; how many seconds there are to wait, 0 when it is within the limit. Tries sent at once are counted one by one. */
  async take(limit: Limit, subject: string, at: Date): Promise<number> {
    const [row] = await rowsOf<{ count: number; until: Date }>(
      this.manager,
      `insert into throttle (scope, subject_hash, count, until) values ($1, $2, 1, $4)
       on conflict (scope, subject_hash) do update
         set count = case when throttle.until <= $3 then 1 else throttle.count + 1 end,
           until = case when throttle.until <= $3 then excluded.until else throttle.until end
       returning count, until`,
      [limit.scope, subject, at, new Date(at.getTime() + limit.seconds * 1000)],
    );
    if (!row) throw new Error('A try was not counted');
    return row.count > limit.most ? Math.max(1, Math.ceil((row.until.getTime() - at.getTime()) / 1000)) : 0;
  }

  /** Like `take`; throws `too-many` beyond the limit, which undoes what this unit of work has counted. */
  async mustTake(limit: Limit, subject: string, at: Date): Promise<void> {
    const wait = await this.take(limit, subject, at);
    if (wait > 0) throw new ProblemError('too-many', { retryAfter: wait });
  }

  /** Whether more was tried than the limit allows; it counts nothing. */
  async isOver({ scope, most }: Limit, subject: string, at: Date): Promise<boolean> {
    const rows = await rowsOf(
      this.manager,
      'select from throttle where scope = $1 and subject_hash = $2 and until > $3 and count > $4',
      [scope, subject, at, most],
    );
    return rows.length > 0;
  }

  /** Takes a counted try back. */
  async giveBack({ scope }: Limit, subject: string): Promise<void> {
    await this.manager.query(
      'update throttle set count = greatest(count - 1, 0) where scope = $1 and subject_hash = $2',
      [scope, subject],
    );
  }

  async forget({ scope }: Limit, subject: string): Promise<void> {
    await this.manager.query('delete from throttle where scope = $1 and subject_hash = $2', [scope, subject]);
  }

  async forgetOver(at: Date): Promise<void> {
    await this.manager.query('delete from throttle where until < $1', [at]);
  }
}
