import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A section that a proposal adds has a room too: like its working copy, the room lies on no revision and no entry. */
export class RoomsOfAddedSections implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE room
        ALTER COLUMN base_revision_id DROP NOT NULL,
        ALTER COLUMN base_entry_id DROP NOT NULL,
        ADD CONSTRAINT room_base_whole CHECK (num_nulls(base_revision_id, base_entry_id) IN (0, 2));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
