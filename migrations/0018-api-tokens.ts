import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens by which programs act for a person, with fewer rights than the person has. */
export class ApiTokens implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE api_token (
        id uuid DEFAULT uuidv7() CONSTRAINT api_token_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT api_token_person REFERENCES person ON DELETE CASCADE,
        name text NOT NULL CONSTRAINT api_token_name CHECK (name ~ '[^[:space:]]'),
        token_hash content_hash NOT NULL CONSTRAINT api_token_hash UNIQUE,
        roles text[] NOT NULL CONSTRAINT api_token_roles CHECK (cardinality(roles) > 0 AND array_position(roles, NULL) IS NULL),
        may_write boolean NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT api_token_ends CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days')
      );
      COMMENT ON COLUMN api_token.token_hash IS 'sha-256 of the token, which is shown once and kept nowhere';
      COMMENT ON COLUMN api_token.roles IS 'of the roles the person holds, those that the token acts with';
      COMMENT ON COLUMN api_token.used_at IS 'when it was last used, to the minute';
      CREATE INDEX api_token_of_person ON api_token (person_id);
      GRANT SELECT, INSERT ON api_token TO tarmeem_app;
      GRANT UPDATE (used_at, withdrawn_at) ON api_token TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
