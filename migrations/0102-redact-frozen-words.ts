import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words go from what was written beside the texts as well: summaries, reasons, quoted places, errata, notes of editions. */
export class RedactFrozenWords implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION redact_plain(by_redaction uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
      DECLARE
        it redaction;
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        UPDATE decision SET reason = replace(reason, it.words, it.stub)
          WHERE strpos(reason, it.words) > 0 AND change_id IN (SELECT id FROM change WHERE document_id = it.document_id);
        UPDATE round SET summary = replace(summary, it.words, it.stub), recall_reason = replace(recall_reason, it.words, it.stub)
          WHERE strpos(concat_ws(E'\\n', summary, recall_reason), it.words) > 0
            AND proposal_id IN (SELECT id FROM proposal WHERE document_id = it.document_id);
        UPDATE anchor_place SET words = replace(words, it.words, it.stub)
          WHERE strpos(words, it.words) > 0 AND feedback_id IN (SELECT id FROM feedback WHERE document_id = it.document_id);
        UPDATE erratum SET words = replace(words, it.words, it.stub)
          WHERE strpos(words, it.words) > 0 AND edition_id IN (SELECT id FROM edition WHERE document_id = it.document_id);
      END $$;
      REVOKE ALL ON FUNCTION redact_plain FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION redact_plain TO tarmeem_app;

      -- As before, but that an open redaction turns its words into its stub, and nothing else.
      CREATE OR REPLACE FUNCTION edition_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        marks CONSTANT text[] := ARRAY['standing', 'superseded_at', 'confirmed_by', 'confirmed_at', 'refused_by', 'refused_at',
          'refusal_reason', 'withdrawn_at', 'withdrawn_by', 'withdrawal_notice', 'version'];
      BEGIN
        IF TG_OP = 'UPDATE' AND EXISTS (
          SELECT FROM redaction r WHERE r.document_id = OLD.document_id AND r.outcome = 'applied' AND r.words IS NOT NULL
            AND (to_jsonb(NEW) - marks)::text = replace((to_jsonb(OLD) - marks)::text, r.words, r.stub)
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
