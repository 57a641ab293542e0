import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people prove who they are: sessions with a name of their own, second factors, links sent by mail, linked sign-ons. */
export class Accounts implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- They stand on no event: everybody signs in once more.
      DELETE FROM session;
      ALTER TABLE session
        ADD COLUMN id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT session_id UNIQUE,
        ADD COLUMN address text,
        ADD COLUMN second_factor_at timestamptz;
      COMMENT ON COLUMN session.id IS 'names the session in lists and in events; signs nobody in';
      COMMENT ON COLUMN session.second_factor_at IS 'when a second factor was last shown in it; null: never';

      CREATE TABLE second_factor (
        person_id uuid CONSTRAINT second_factor_pk PRIMARY KEY
          CONSTRAINT second_factor_person REFERENCES person ON DELETE CASCADE,
        sealed_secret text,
        next_sealed_secret text,
        confirmed_at timestamptz,
        last_step bigint,
        tries integer NOT NULL DEFAULT 0,
        tries_since timestamptz,
        CONSTRAINT second_factor_confirmed CHECK ((confirmed_at IS NULL) = (sealed_secret IS NULL))
      );
      COMMENT ON COLUMN second_factor.next_sealed_secret IS 'shown, not yet confirmed by a code';
      COMMENT ON COLUMN second_factor.last_step IS 'the newest time step a code was taken for: no step is taken twice';

      CREATE TABLE recovery_code (
        person_id uuid CONSTRAINT recovery_code_person REFERENCES second_factor ON DELETE CASCADE,
        code_hash text,
        used_at timestamptz,
        CONSTRAINT recovery_code_pk PRIMARY KEY (person_id, code_hash)
      );

      CREATE TABLE mail_link (
        id uuid DEFAULT uuidv7() CONSTRAINT mail_link_pk PRIMARY KEY,
        kind text NOT NULL CONSTRAINT mail_link_kind CHECK (kind IN ('invitation', 'reset')),
        person_id uuid NOT NULL CONSTRAINT mail_link_person REFERENCES person ON DELETE CASCADE,
        token_hash text CONSTRAINT mail_link_token UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        sent_at timestamptz,
        used_at timestamptz
      );
      COMMENT ON TABLE mail_link IS 'a link works once, for its time; the token is made when it is sent and kept as a hash';
      CREATE INDEX mail_link_of_person ON mail_link (person_id, created_at);

      CREATE TABLE sign_on (
        id uuid DEFAULT uuidv7() CONSTRAINT sign_on_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT sign_on_person REFERENCES person ON DELETE CASCADE,
        issuer text NOT NULL,
        subject text NOT NULL,
        linked_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT sign_on_identity UNIQUE (issuer, subject)
      );
      COMMENT ON TABLE sign_on IS 'an identity is issuer and subject; the mail address a provider tells is never asked';
      CREATE INDEX sign_on_of_person ON sign_on (person_id);

      GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor, recovery_code, mail_link, sign_on TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
