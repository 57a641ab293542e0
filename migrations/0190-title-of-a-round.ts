import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A round keeps the title it was submitted under: what its authors call the proposal afterwards is not yet anybody else's. */
export class TitleOfARound implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE round ADD COLUMN title text;
      UPDATE round SET title = proposal.title FROM proposal WHERE proposal.id = round.proposal_id;
      ALTER TABLE round ALTER COLUMN title SET NOT NULL;

      CREATE FUNCTION title_submitted(proposal_id uuid) RETURNS text LANGUAGE sql STABLE AS
        'SELECT title FROM round WHERE round.proposal_id = $1 ORDER BY n DESC LIMIT 1';
      COMMENT ON FUNCTION title_submitted IS 'of the last round: null for a proposal that was never submitted';

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
        UPDATE round SET title = replace(title, it.words, it.stub), summary = replace(summary, it.words, it.stub),
            recall_reason = replace(recall_reason, it.words, it.stub)
          WHERE strpos(concat_ws(E'\\n', title, summary, recall_reason), it.words) > 0
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
