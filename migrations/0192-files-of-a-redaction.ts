import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In how many attached files words stand is counted when they are asked for: a list of requests reads no files. */
export class FilesOfARedaction implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE redaction
        ADD COLUMN files_found integer NOT NULL DEFAULT 0 CONSTRAINT redaction_files_found CHECK (files_found >= 0),
        ADD COLUMN files_unread integer NOT NULL DEFAULT 0 CONSTRAINT redaction_files_unread CHECK (files_unread >= 0);
      COMMENT ON COLUMN redaction.files_found IS 'when it was asked for; every file is looked through again before the words are removed';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
