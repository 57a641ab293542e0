import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who there is: jurisdictions, organisations, persons, what they are granted, and their sessions. */
export class People implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- Ranges and equality in one exclusion constraint (entry_once, accepted_no_touch).
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE DOMAIN content_hash AS text CONSTRAINT content_hash_form CHECK (VALUE ~ '^[0-9a-f]{64}$');
      COMMENT ON DOMAIN content_hash IS 'sha-256 in hex over canonical text, computed by the document core, never over jsonb::text';

      CREATE TABLE jurisdiction (
        code text CONSTRAINT jurisdiction_pk PRIMARY KEY
          CONSTRAINT jurisdiction_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text NOT NULL
      );

      CREATE TABLE organisation (
        id uuid DEFAULT uuidv7() CONSTRAINT organisation_pk PRIMARY KEY,
        slug text NOT NULL CONSTRAINT organisation_slug UNIQUE
          CONSTRAINT organisation_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text NOT NULL,
        jurisdiction text CONSTRAINT organisation_jurisdiction REFERENCES jurisdiction,
        active boolean NOT NULL DEFAULT true,
        only_focal_submits boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON COLUMN organisation.only_focal_submits IS 'its proposals are sent by a focal person only';

      CREATE TABLE person (
        id uuid DEFAULT uuidv7() CONSTRAINT person_pk PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        password_hash text,
        organisation_id uuid CONSTRAINT person_organisation REFERENCES organisation,
        active boolean NOT NULL DEFAULT true,
        language text NOT NULL DEFAULT 'en' CONSTRAINT person_language CHECK (language IN ('en', 'ur')),
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON COLUMN person.password_hash IS 'argon2id, encoded; null signs in by no password';
      CREATE UNIQUE INDEX person_email ON person (lower(email));
      CREATE INDEX person_of_organisation ON person (organisation_id);

      CREATE TABLE session (
        id_hash text CONSTRAINT session_pk PRIMARY KEY,
        person_id uuid CONSTRAINT session_person REFERENCES person ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        data jsonb NOT NULL DEFAULT '{}',
        user_agent text
      );
      COMMENT ON COLUMN session.id_hash IS 'sha-256 of the id in the cookie: a copy of this table signs nobody in';
      CREATE INDEX session_of_person ON session (person_id);
      CREATE INDEX session_expiry ON session (expires_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
