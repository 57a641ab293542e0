import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secret links by which somebody outside reads what is prepared before it is published. */
export class PreviewLinks implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE preview_link (
        id uuid DEFAULT uuidv7() CONSTRAINT preview_link_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT preview_link_document REFERENCES document,
        token_hash content_hash NOT NULL CONSTRAINT preview_link_hash UNIQUE,
        for_whom text NOT NULL CONSTRAINT preview_link_for_whom CHECK (for_whom ~ '[^[:space:]]'),
        made_by uuid NOT NULL CONSTRAINT preview_link_made_by REFERENCES person,
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        opened_at timestamptz,
        revoked_by uuid CONSTRAINT preview_link_revoked_by REFERENCES person,
        revoked_at timestamptz,
        CONSTRAINT preview_link_ends CHECK (expires_at > made_at AND expires_at <= made_at + interval '31 days'),
        CONSTRAINT preview_link_revoked_whole CHECK (num_nulls(revoked_by, revoked_at) IN (0, 2))
      );
      COMMENT ON COLUMN preview_link.token_hash IS 'sha-256 of the token, which is shown once and kept nowhere';
      COMMENT ON COLUMN preview_link.made_by IS 'the link shows what this person may see of the draft at the time, and nothing once they may not';
      COMMENT ON COLUMN preview_link.opened_at IS 'when it was last opened, to the minute';
      CREATE INDEX preview_link_of_document ON preview_link (document_id, id DESC);
      GRANT SELECT, INSERT ON preview_link TO tarmeem_app;
      GRANT UPDATE (for_whom, opened_at, revoked_by, revoked_at) ON preview_link TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
