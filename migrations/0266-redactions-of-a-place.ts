import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the words of a redaction stood: who moderates a part of a document reads the requests about that part. */
export class RedactionsOfAPlace implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE redaction ADD COLUMN jurisdictions text[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN redaction.jurisdictions IS 'of the sections in, at or about which the words stood when they were asked for or decided; none: read by who may remove words in the whole document';
      GRANT UPDATE (jurisdictions) ON redaction TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
