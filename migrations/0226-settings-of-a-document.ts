import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What administrators set of a document: when feedback is moderated, the time zone, and the days within which feedback is taken. */
export class SettingsOfADocument implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE document
        ADD COLUMN moderation text NOT NULL DEFAULT 'before'
          CONSTRAINT document_moderation CHECK (moderation IN ('before', 'after')),
        ADD COLUMN feedback_from date,
        ADD COLUMN feedback_until date,
        ADD CONSTRAINT document_feedback_window CHECK (feedback_from <= feedback_until);
      UPDATE document SET moderation = 'after' WHERE settings->>'moderation' = 'after';
      ALTER TABLE document DROP COLUMN settings;
      -- An import took whatever a browser calls a zone, an offset too, which has no summer time and no name.
      UPDATE document SET time_zone = 'UTC' WHERE time_zone !~ '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$';
      ALTER TABLE document ADD CONSTRAINT document_time_zone
        CHECK (time_zone ~ '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$');
      COMMENT ON COLUMN document.moderation IS 'whether feedback is shown before or after a moderator has read it; what may identify a person always waits';
      COMMENT ON COLUMN document.feedback_from IS 'first day, in the time zone of the document, on which feedback is taken; null: since ever';
      COMMENT ON COLUMN document.feedback_until IS 'last day, likewise; null: without end';
      COMMENT ON COLUMN document.version IS 'of what administrators set';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
