import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many sections an edition changed and holds is counted by the lines that it began and ended, without a look at all the others. */
export class LinesThatEnded implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX entry_ended ON entry (document_id, until_seq) WHERE until_seq IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
