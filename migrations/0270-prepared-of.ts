import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A preparation is of the changes that its preparer saw in the draft: what comes into it later waits until somebody prepares again. */
export class PreparedOf implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE accepted ADD COLUMN prepared boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN accepted.prepared IS 'in the draft: it was there when the draft was last prepared';
      UPDATE accepted SET prepared = true FROM edition
        WHERE edition.id = edition_id AND standing = 'draft' AND accepted.at <= prepared_at;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
