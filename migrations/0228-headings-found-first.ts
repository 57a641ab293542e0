import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sections whose heading holds what is looked for are found before the list of candidates of a common word is full. */
export class HeadingsFoundFirst implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE INDEX revision_heading_search ON revision USING gin (search_vector(heading)) WITH (fastupdate = off);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
