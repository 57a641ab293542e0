import type { DataSource, QueryRunner } from 'typeorm';
import type { Queryable } from '../events/index.js';

/**
 * Answers what is asked at the same time over one connection, one after the other: short questions cost less so than the waking of
 * several connections, each of which plans for itself. The connection is held only while something is asked.
 */
export class OneConnection implements Queryable {
  private runner: QueryRunner | undefined;
  private asked = 0;

  constructor(private readonly source: DataSource) {}

  async query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows> {
    this.runner ??= this.source.createQueryRunner();
    const { runner } = this;
    this.asked += 1;
    try {
      return (await runner.query(sql, parameters)) as Rows;
    } finally {
      this.asked -= 1;
      if (this.asked === 0) {
        this.runner = undefined;
        await runner.release();
      }
    }
  }
}
