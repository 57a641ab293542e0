import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows the application may change and remove. */
const mutable = [
  'jurisdiction',
  'organisation',
  'person',
  'session',
  'role_grant',
  'document',
  'document_counter',
  'section',
  'edition',
  'proposal',
  'working_copy',
  'parked',
  'accepted',
  'tray_mark',
  'claim',
  'feedback',
  'reply',
  'feedback_change',
  'event_head',
  'stored_reply',
];

/** Rows that stay as they were written: read and insert only, plus the columns named here. */
const appendOnly: Record<string, readonly string[]> = {
  event: [],
  decision: [],
  revision: [],
  contributor: [],
  round_copy: [],
  round: ['finished_at', 'finished_as'],
  change: ['outcome', 'decided_seq'],
  entry: ['until_seq'],
};

/** What the role `tarmeem_app` may do; the owner of the tables runs migrations and nothing else. */
export class AppRoleRights implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tarmeem_app') THEN
          CREATE ROLE tarmeem_app NOLOGIN;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- a parallel boot on the same server made it
      END $$;
      GRANT USAGE ON SCHEMA public TO tarmeem_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tarmeem_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ${mutable.join(', ')} TO tarmeem_app;
      GRANT SELECT, INSERT ON ${Object.keys(appendOnly).join(', ')} TO tarmeem_app;
      ${Object.entries(appendOnly)
        .filter(([, columns]) => columns.length > 0)
        .map(([table, columns]) => `GRANT UPDATE (${columns.join(', ')}) ON ${table} TO tarmeem_app;`)
        .join('\n      ')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
