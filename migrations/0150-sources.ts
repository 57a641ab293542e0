import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a proposal rests on: citations and files, of the whole or of one change; frozen with each round. */
export class Sources implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE source (
        id uuid DEFAULT uuidv7() CONSTRAINT source_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT source_document REFERENCES document,
        proposal_id uuid NOT NULL CONSTRAINT source_proposal REFERENCES proposal ON DELETE CASCADE,
        section_id uuid CONSTRAINT source_section REFERENCES section,
        aspect text CONSTRAINT source_aspect CHECK (aspect IN ('body', 'heading', 'place', 'standing')),
        base_revision_id uuid CONSTRAINT source_base REFERENCES revision,
        gaps int4multirange,
        change_key text,
        kind text NOT NULL CONSTRAINT source_kind CHECK (kind IN ('act', 'notification', 'report', 'other')),
        title text NOT NULL CONSTRAINT source_title CHECK (title ~ '[^[:space:]]' AND length(title) <= 300),
        locator text NOT NULL DEFAULT '' CONSTRAINT source_locator CHECK (length(locator) <= 200),
        link text CONSTRAINT source_link CHECK (link ~ '^https?://' AND length(link) <= 2000),
        evidence_id uuid CONSTRAINT source_evidence REFERENCES evidence ON DELETE CASCADE,
        added_by uuid NOT NULL CONSTRAINT source_added_by REFERENCES person,
        at timestamptz NOT NULL,
        CONSTRAINT source_about CHECK ((section_id IS NULL) = (aspect IS NULL)
          AND (section_id IS NOT NULL OR num_nonnulls(base_revision_id, gaps, change_key) = 0))
      );
      COMMENT ON TABLE source IS 'of a draft: what stands in section, aspect, gaps and key finds its change again while the draft is written';
      COMMENT ON COLUMN source.section_id IS 'null: a source of the whole proposal';
      CREATE INDEX source_of_proposal ON source (proposal_id);
      GRANT SELECT, INSERT, DELETE ON source TO tarmeem_app;
      GRANT UPDATE (title, locator, link, base_revision_id, gaps, change_key) ON source TO tarmeem_app;

      CREATE TABLE round_source (
        round_id uuid NOT NULL CONSTRAINT round_source_round REFERENCES round,
        position integer NOT NULL,
        proposal_id uuid NOT NULL CONSTRAINT round_source_proposal REFERENCES proposal,
        source_id uuid NOT NULL,
        section_id uuid CONSTRAINT round_source_section REFERENCES section,
        change_id uuid CONSTRAINT round_source_change REFERENCES change,
        kind text NOT NULL CONSTRAINT round_source_kind CHECK (kind IN ('act', 'notification', 'report', 'other')),
        title text NOT NULL,
        locator text NOT NULL,
        link text,
        evidence_id uuid CONSTRAINT round_source_evidence REFERENCES evidence,
        CONSTRAINT round_source_pk PRIMARY KEY (round_id, position),
        CONSTRAINT round_source_once UNIQUE (round_id, source_id),
        CONSTRAINT round_source_of_section CHECK (change_id IS NULL OR section_id IS NOT NULL)
      );
      COMMENT ON TABLE round_source IS 'as it was submitted: never edited, never deleted';
      CREATE INDEX round_source_of_change ON round_source (change_id) WHERE change_id IS NOT NULL;
      CREATE INDEX round_source_of_proposal ON round_source (proposal_id);
      GRANT SELECT, INSERT ON round_source TO tarmeem_app;

      CREATE FUNCTION redact_sources(by_redaction uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
      DECLARE
        it redaction;
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        UPDATE round_source SET title = replace(title, it.words, it.stub), locator = replace(locator, it.words, it.stub),
            link = replace(link, it.words, it.stub)
          WHERE strpos(concat_ws(E'\\n', title, locator, link), it.words) > 0
            AND proposal_id IN (SELECT id FROM proposal WHERE document_id = it.document_id);
      END $$;
      REVOKE ALL ON FUNCTION redact_sources FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION redact_sources TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
