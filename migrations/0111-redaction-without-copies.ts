import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A redaction looks for no copies of quoted words at the places of anchors: since they are read where they stand, there are none. */
export class RedactionWithoutCopies implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION redact_plain(by_redaction uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
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
        UPDATE erratum SET words = replace(words, it.words, it.stub)
          WHERE strpos(words, it.words) > 0 AND edition_id IN (SELECT id FROM edition WHERE document_id = it.document_id);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
