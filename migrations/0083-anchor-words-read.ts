import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words at an anchor's place are read where they stand: a copy would outlive their removal from the text. */
export class AnchorWordsRead implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `ALTER TABLE anchor_place DROP COLUMN words;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
