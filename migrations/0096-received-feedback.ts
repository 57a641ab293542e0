import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feedback that did not come by the form: a letter, an e-mail or what was said at a meeting, entered by a moderator. */
export class ReceivedFeedback implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE feedback
        ADD COLUMN received_by text CONSTRAINT feedback_received_by CHECK (received_by IN ('letter', 'e-mail', 'meeting')),
        ADD COLUMN received_on date,
        ADD COLUMN entered_by uuid CONSTRAINT feedback_entered_by REFERENCES person,
        ADD CONSTRAINT feedback_received_whole CHECK (num_nulls(received_by, received_on, entered_by) IN (0, 3)),
        ADD CONSTRAINT feedback_received_has_no_author CHECK (received_by IS NULL OR author_id IS NULL);
      COMMENT ON COLUMN feedback.received_by IS 'how it came; null: by the form or the API';
      COMMENT ON COLUMN feedback.entered_by IS 'the moderator who typed it in: never its author';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
