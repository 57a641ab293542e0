import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided on the same words of a text is found by its place, however much was decided in the section. */
export class DecidedAtTheSameWords implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE INDEX change_decided_at_words ON change USING gist (section_id, gaps) WHERE gaps IS NOT NULL AND decided_seq > 0`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
