import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that somebody attached as evidence. Their bytes lie in the storage under generated keys, never in the database. */
export class Evidence implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE evidence (
        id uuid DEFAULT uuidv7() CONSTRAINT evidence_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT evidence_document REFERENCES document,
        feedback_id uuid CONSTRAINT evidence_feedback REFERENCES feedback,
        proposal_id uuid CONSTRAINT evidence_proposal REFERENCES proposal ON DELETE CASCADE,
        name text NOT NULL CONSTRAINT evidence_name CHECK (name ~ '[^[:space:]]' AND length(name) <= 200),
        type text NOT NULL,
        size integer NOT NULL CONSTRAINT evidence_size CHECK (size > 0),
        hash content_hash NOT NULL,
        storage_key text NOT NULL CONSTRAINT evidence_key UNIQUE,
        state text NOT NULL DEFAULT 'held' CONSTRAINT evidence_state CHECK (state IN ('held', 'open', 'refused')),
        added_by uuid CONSTRAINT evidence_added_by REFERENCES person,
        at timestamptz NOT NULL,
        CONSTRAINT evidence_of_one CHECK (num_nonnulls(feedback_id, proposal_id) = 1)
      );
      COMMENT ON TABLE evidence IS 'the file itself is never changed; a refused one is taken out of the storage and its row stays';
      COMMENT ON COLUMN evidence.state IS 'held: moderators and its sender only';
      COMMENT ON COLUMN evidence.type IS 'told by the content, never by the name';
      COMMENT ON COLUMN evidence.hash IS 'sha-256 of what is stored (images without their metadata)';
      CREATE INDEX evidence_of_feedback ON evidence (feedback_id) WHERE feedback_id IS NOT NULL;
      CREATE INDEX evidence_of_proposal ON evidence (proposal_id) WHERE proposal_id IS NOT NULL;
      CREATE INDEX evidence_of_document ON evidence (document_id);
      GRANT SELECT, INSERT ON evidence TO tarmeem_app;
      GRANT UPDATE (state) ON evidence TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
