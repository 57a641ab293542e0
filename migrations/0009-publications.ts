import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What publishing leaves behind beside editions: when one was scheduled, a refused emergency, errata, and a rollback in preparation. */
export class Publications implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE edition
        ADD COLUMN scheduled_at timestamptz,
        ADD COLUMN refused_by uuid CONSTRAINT edition_refused_by REFERENCES person,
        ADD COLUMN refused_at timestamptz,
        ADD COLUMN refusal_reason text,
        ADD CONSTRAINT edition_refusal_whole CHECK (num_nulls(refused_by, refused_at, refusal_reason) IN (0, 3)),
        ADD CONSTRAINT edition_refusal_reason CHECK (refusal_reason IS NULL OR refusal_reason ~ '[^[:space:]]'),
        ADD CONSTRAINT edition_refuser_is_other CHECK (refused_by IS NULL
          OR (kind = 'emergency' AND refused_by IS DISTINCT FROM published_by AND confirmed_by IS NULL)),
        ADD CONSTRAINT edition_withdrawal_notice CHECK (withdrawn_at IS NULL
          OR (withdrawn_by IS NOT NULL AND coalesce(withdrawal_notice, '') ~ '[^[:space:]]'));
      COMMENT ON COLUMN edition.refused_by IS 'who did not confirm an emergency publication, and so prepared its rollback';

      CREATE TABLE erratum (
        id uuid DEFAULT uuidv7() CONSTRAINT erratum_pk PRIMARY KEY,
        edition_id uuid NOT NULL CONSTRAINT erratum_edition REFERENCES edition,
        words text NOT NULL CONSTRAINT erratum_words CHECK (words ~ '[^[:space:]]'),
        written_by uuid NOT NULL CONSTRAINT erratum_written_by REFERENCES person,
        at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE erratum IS 'what was wrong in the change note of a published edition, which itself is never edited';
      CREATE INDEX erratum_of_edition ON erratum (edition_id, at);

      CREATE TABLE rollback (
        document_id uuid CONSTRAINT rollback_pk PRIMARY KEY CONSTRAINT rollback_document REFERENCES document,
        to_edition uuid NOT NULL CONSTRAINT rollback_to_edition REFERENCES edition,
        section_ids uuid[],
        change_note text NOT NULL DEFAULT '',
        is_major boolean NOT NULL DEFAULT false,
        reason text NOT NULL CONSTRAINT rollback_reason CHECK (reason ~ '[^[:space:]]'),
        prepared_by uuid NOT NULL CONSTRAINT rollback_prepared_by REFERENCES person,
        prepared_at timestamptz NOT NULL,
        version integer NOT NULL
      );
      COMMENT ON TABLE rollback IS 'the rollback that waits for its publisher, at most one a document';
      COMMENT ON COLUMN rollback.section_ids IS 'null: every section';

      GRANT SELECT, INSERT ON erratum TO tarmeem_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON rollback TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
