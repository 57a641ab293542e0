import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words that have to go, because they tell who a child is: asked for by one person, done by another (semantics S13). */
export class Redactions implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE redaction (
        id uuid DEFAULT uuidv7() CONSTRAINT redaction_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT redaction_document REFERENCES document,
        words text,
        stub text NOT NULL CONSTRAINT redaction_stub CHECK (stub ~ '^█+$'),
        reason text NOT NULL CONSTRAINT redaction_reason CHECK (reason ~ '[^[:space:]]'),
        asked_by uuid NOT NULL CONSTRAINT redaction_asked_by REFERENCES person,
        asked_at timestamptz NOT NULL,
        outcome text CONSTRAINT redaction_outcome CHECK (outcome IN ('applied', 'refused')),
        decided_by uuid CONSTRAINT redaction_decided_by REFERENCES person,
        decided_at timestamptz,
        event_seq bigint,
        CONSTRAINT redaction_decided_whole CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
        CONSTRAINT redaction_second_person CHECK (outcome IS DISTINCT FROM 'applied' OR decided_by <> asked_by)
      );
      COMMENT ON COLUMN redaction.words IS 'gone as soon as it is decided: the words themselves are what must not be kept';
      COMMENT ON COLUMN redaction.stub IS 'as long as the words in UTF-16 units, so that places in the text stay true';
      CREATE INDEX redaction_of_document ON redaction (document_id, asked_at DESC);
      ALTER TABLE revision ADD COLUMN redacted_by uuid CONSTRAINT revision_redacted_by REFERENCES redaction;
      ALTER TABLE round_copy ADD COLUMN redacted_by uuid CONSTRAINT round_copy_redacted_by REFERENCES redaction;
      ALTER TABLE change ADD COLUMN redacted_by uuid CONSTRAINT change_redacted_by REFERENCES redaction;
      COMMENT ON COLUMN revision.redacted_by IS 'its hashes are those of the text it was; the event tells those of the text it is';

      -- The one way in which what is frozen changes: an open redaction that a second person is deciding in this transaction, and
      -- nothing but its words turned into its stub.
      CREATE FUNCTION redact(by_redaction uuid, what text, row_id uuid, other_id uuid, new_heading text, new_body jsonb,
        new_plain text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        it redaction;
        old_text text;
        new_text text;
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        CASE what
          WHEN 'revision' THEN
            SELECT heading || E'\\n' || body::text || E'\\n' || plain INTO old_text FROM revision WHERE id = row_id;
            new_text := new_heading || E'\\n' || new_body::text || E'\\n' || new_plain;
          WHEN 'round_copy' THEN
            SELECT heading || E'\\n' || body::text INTO old_text FROM round_copy WHERE round_id = row_id AND section_id = other_id;
            new_text := new_heading || E'\\n' || new_body::text;
          WHEN 'change' THEN
            SELECT payload::text INTO old_text FROM change WHERE id = row_id;
            new_text := new_body::text;
          WHEN 'decision' THEN
            SELECT string_agg(reason, E'\\n' ORDER BY seq) INTO old_text FROM decision WHERE change_id = row_id;
            new_text := replace(old_text, it.words, it.stub);
        END CASE;
        IF old_text IS NULL OR replace(new_text, it.stub, it.words) <> replace(old_text, it.stub, it.words) THEN
          RAISE EXCEPTION 'a redaction changes its words and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_words_only';
        END IF;
        CASE what
          WHEN 'revision' THEN
            UPDATE revision SET heading = new_heading, body = new_body, plain = new_plain, redacted_by = it.id WHERE id = row_id;
          WHEN 'round_copy' THEN
            UPDATE round_copy SET heading = new_heading, body = new_body, redacted_by = it.id
            WHERE round_id = row_id AND section_id = other_id;
          WHEN 'change' THEN
            UPDATE change SET payload = new_body, redacted_by = it.id WHERE id = row_id;
          WHEN 'decision' THEN
            UPDATE decision SET reason = replace(reason, it.words, it.stub) WHERE change_id = row_id;
        END CASE;
      END $$;
      REVOKE ALL ON FUNCTION redact FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION redact TO tarmeem_app;
      GRANT SELECT, INSERT ON redaction TO tarmeem_app;
      GRANT UPDATE (words, outcome, decided_by, decided_at, event_seq) ON redaction TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
