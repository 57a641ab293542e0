import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail addresses of senders are looked for each night, and are few: the index holds the items that still have one. */
export class FeedbackWithAnAddress implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE INDEX feedback_with_email ON feedback (state) WHERE email <> '';
      COMMENT ON COLUMN feedback.email IS 'for moderators; gone 90 days after the item was closed, or when its sender ends the letters';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
