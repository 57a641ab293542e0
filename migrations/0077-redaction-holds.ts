import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Redaction can not be turned against the record: only within the transaction that decides it, only in its own document, only words
 * into their stub and never back, and not without its event. Names of files, and what Word files said beside the text, can be redacted.
 */
export class RedactionHolds implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      GRANT UPDATE (name) ON evidence TO tarmeem_app;
      GRANT UPDATE (file_name, sections, comments, dropped) ON imported_file TO tarmeem_app;

      ALTER TABLE redaction
        ADD CONSTRAINT redaction_words_length CHECK (words IS NULL OR length(words) BETWEEN 3 AND 200),
        ADD CONSTRAINT redaction_stub_length CHECK (words IS NULL OR length(stub) BETWEEN length(words) AND 2 * length(words));

      CREATE FUNCTION redaction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.words IS NOT NULL AND NEW.words IS DISTINCT FROM OLD.words OR OLD.outcome IS NOT NULL
          AND (NEW.outcome, NEW.decided_by, NEW.decided_at) IS DISTINCT FROM (OLD.outcome, OLD.decided_by, OLD.decided_at) THEN
          RAISE EXCEPTION 'what was asked to be removed, and what was decided, stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_stays', TABLE = 'redaction';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER redaction_stays AFTER UPDATE ON redaction FOR EACH ROW EXECUTE FUNCTION redaction_stays();

      CREATE FUNCTION redaction_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM redaction r WHERE r.id = NEW.id AND r.outcome IS NOT NULL AND (r.words IS NOT NULL OR NOT EXISTS (
          SELECT FROM event e WHERE e.document_id = r.document_id AND e.object_type = 'redaction' AND e.object_id = r.id::text
            AND e.action = CASE r.outcome WHEN 'applied' THEN 'document.redacted' ELSE 'document.redaction-refused' END))) THEN
          RAISE EXCEPTION 'a decided redaction forgets its words and stands on an event'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_told', TABLE = 'redaction';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER redaction_told AFTER INSERT OR UPDATE ON redaction DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION redaction_told();

      CREATE OR REPLACE FUNCTION redact(by_redaction uuid, what text, row_id uuid, other_id uuid, new_heading text, new_body jsonb,
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
            SELECT r.heading || E'\\n' || r.body::text || E'\\n' || r.plain INTO old_text
              FROM revision r JOIN section s ON s.id = r.section_id WHERE r.id = row_id AND s.document_id = it.document_id;
            new_text := new_heading || E'\\n' || new_body::text || E'\\n' || new_plain;
          WHEN 'round_copy' THEN
            SELECT c.heading || E'\\n' || c.body::text INTO old_text FROM round_copy c JOIN section s ON s.id = c.section_id
              WHERE c.round_id = row_id AND c.section_id = other_id AND s.document_id = it.document_id;
            new_text := new_heading || E'\\n' || new_body::text;
          WHEN 'change' THEN
            SELECT payload::text INTO old_text FROM change WHERE id = row_id AND document_id = it.document_id;
            new_text := new_body::text;
        END CASE;
        -- With its words for every stub both are the same text; and no block that stood there before is another character now.
        IF old_text IS NULL OR new_text IS NULL
          OR replace(new_text, it.stub, it.words) <> replace(old_text, it.stub, it.words)
          OR (CASE WHEN length(it.stub) = length(it.words)
               THEN EXISTS (SELECT FROM unnest(string_to_array(old_text, NULL), string_to_array(new_text, NULL)) AS at (was, now)
                 WHERE was = '█' AND now IS DISTINCT FROM '█')
               ELSE strpos(old_text, '█') > 0 END)
        THEN
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
        END CASE;
      END $$;

      -- As before, but that only what somebody typed loses the words: a hash or a time that holds the same digits stays.
      CREATE OR REPLACE FUNCTION edition_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        marks CONSTANT text[] := ARRAY['standing', 'superseded_at', 'confirmed_by', 'confirmed_at', 'refused_by', 'refused_at',
          'refusal_reason', 'withdrawn_at', 'withdrawn_by', 'withdrawal_notice', 'version'];
        typed CONSTANT text[] := ARRAY['change_note', 'reason'];
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - marks - typed = to_jsonb(NEW) - marks - typed AND EXISTS (
          SELECT FROM redaction r WHERE r.document_id = OLD.document_id AND r.outcome = 'applied' AND r.words IS NOT NULL
            AND NEW.change_note IS NOT DISTINCT FROM replace(OLD.change_note, r.words, r.stub)
            AND NEW.reason IS NOT DISTINCT FROM replace(OLD.reason, r.words, r.stub)
        ) THEN
          RETURN NULL;
        END IF;
        IF TG_OP = 'DELETE' OR to_jsonb(OLD) - marks IS DISTINCT FROM to_jsonb(NEW) - marks THEN
          RAISE EXCEPTION 'a published edition stays as it was published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_published_stays', TABLE = 'edition';
        END IF;
        RETURN NULL;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
