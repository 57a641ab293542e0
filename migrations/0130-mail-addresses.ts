import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's mail address may change: who asked for which one, and what the record knows of the present one. */
export class MailAddresses implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE person ADD COLUMN email_salt text NOT NULL DEFAULT replace(gen_random_uuid()::text, '-', '');
      COMMENT ON COLUMN person.email_salt IS
        'events tell a mail address only by its hash with this salt; every new address gets a new one, so what it was before is told by nothing';

      CREATE TABLE email_change (
        id uuid DEFAULT uuidv7() CONSTRAINT email_change_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT email_change_person REFERENCES person ON DELETE CASCADE,
        email text NOT NULL,
        token_hash text CONSTRAINT email_change_token UNIQUE,
        asked_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      COMMENT ON TABLE email_change IS
        'an address somebody wants; theirs only when the link sent to it was used in a browser in which they are signed in';
      CREATE UNIQUE INDEX email_change_one_open ON email_change (person_id) WHERE ended_at IS NULL;

      GRANT SELECT, INSERT, UPDATE, DELETE ON email_change TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
