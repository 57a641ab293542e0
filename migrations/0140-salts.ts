import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The salts of the hashes by which events hold the reasons and notes that people typed. A redaction drops the salt with the words. */
export class Salts implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE salt (
        id uuid CONSTRAINT salt_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT salt_document REFERENCES document,
        value content_hash NOT NULL
      );
      COMMENT ON TABLE salt IS 'without its salt, the hash of a short reason in an event tells nothing; named by the event, never changed';
      CREATE INDEX salt_of_document ON salt (document_id);
      GRANT SELECT, INSERT ON salt TO tarmeem_app;

      CREATE FUNCTION drop_salts(by_redaction uuid, ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
      DECLARE
        it redaction;
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        DELETE FROM salt WHERE id = ANY (ids) AND document_id = it.document_id;
      END $$;
      REVOKE ALL ON FUNCTION drop_salts FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION drop_salts TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
