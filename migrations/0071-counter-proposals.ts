import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At most one counter-proposal to a change is in review or with its writer. */
export class CounterProposals implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE UNIQUE INDEX proposal_one_counter ON proposal (counter_of)
        WHERE counter_of IS NOT NULL AND state IN ('drafting', 'in_review');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
