import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest line of a manifest is found at once: by its number a kept outline is told whether it still holds. */
export class NewestLine implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX entry_newest ON entry (document_id, id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
