import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages that are kept ask each time when a name last changed: the index holds the few events that say so. */
export class NamesThatChanged implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE INDEX event_of_names ON event (seq) WHERE action IN ('person.edited', 'organisation.edited');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
