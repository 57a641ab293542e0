import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists show the changes of each round in order: the index on their position leaves the carried ones out, and helps none of them. */
export class ChangesOfARound implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `CREATE INDEX change_of_round ON change (round_id, position)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
