import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mark tells which decision its moderator saw, so that one may stand on a change that is decided already. */
export class MarksThatSaw implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE tray_mark ADD COLUMN seq integer NOT NULL DEFAULT 0 CONSTRAINT tray_mark_seq CHECK (seq >= 0);
      COMMENT ON COLUMN tray_mark.seq IS 'the newest decision on the change that was seen when it was marked; 0: none';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
