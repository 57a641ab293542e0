import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The indexes of words take each new text at once. With a list of texts still to be taken in, as PostgreSQL keeps it, each search read
 * that list too, until the next vacuum: up to 4 MB, and the planner then read whole tables instead.
 */
export class WordsFoundAtOnce implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER INDEX revision_search SET (fastupdate = off);
      ALTER INDEX feedback_search SET (fastupdate = off);
      SELECT gin_clean_pending_list('revision_search'), gin_clean_pending_list('feedback_search');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
