import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever prepares an edition may name the time at which it should come out. */
export class ProposedTime implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE edition ADD COLUMN proposed_for timestamp
        CONSTRAINT edition_proposed_minute CHECK (proposed_for = date_trunc('minute', proposed_for));
      COMMENT ON COLUMN edition.proposed_for IS 'when its preparer would have it come out, on the clocks of the document; a publisher confirms this or another time';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
