import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words whose section was retired are put in as a new section once: it is known by them, whatever it is called since. */
export class PutInInsteadOf implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE working_copy
        ADD COLUMN instead_of uuid CONSTRAINT working_copy_instead_of REFERENCES section,
        ADD CONSTRAINT working_copy_instead_of_once UNIQUE (proposal_id, instead_of);
      COMMENT ON COLUMN working_copy.instead_of IS 'the retired section whose words of this proposal an added section goes on with'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
