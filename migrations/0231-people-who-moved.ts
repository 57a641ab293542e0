import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages that are kept show the organisation of who did it: they ask each time when a person last changed theirs. */
export class PeopleWhoMoved implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE INDEX event_of_moves ON event (seq) WHERE action = 'person.moved';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
