import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rollback is prepared over the edition that is current then: what a later one has changed is not put back unread. */
export class RollbackOver implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE rollback ADD COLUMN over_seq int;
      UPDATE rollback SET over_seq = coalesce((SELECT max(seq) FROM edition
        WHERE edition.document_id = rollback.document_id AND published_at <= prepared_at), 0);
      ALTER TABLE rollback ALTER COLUMN over_seq SET NOT NULL;
      COMMENT ON COLUMN rollback.over_seq IS 'the edition that was current when it was prepared';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
