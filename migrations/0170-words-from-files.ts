import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments of a Word file go on as what is said about its proposal, or as feedback; both keep whom the file names. */
export class WordsFromFiles implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE message
        ADD COLUMN file_author text CONSTRAINT message_file_author CHECK (length(file_author) <= 400),
        ADD COLUMN file_quote text CONSTRAINT message_file_quote CHECK (length(file_quote) <= 2000),
        ADD COLUMN file_at timestamptz,
        ADD CONSTRAINT message_from_file CHECK (num_nulls(file_author, file_quote) <> 1
          AND (file_at IS NULL OR file_author IS NOT NULL));
      COMMENT ON COLUMN message.file_author IS 'the name in the file that this was a comment of; nobody proved it. author_id brought the file';
      COMMENT ON COLUMN message.file_quote IS 'the words in the file that it stood at';

      CREATE OR REPLACE FUNCTION message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at
          OR (NEW.text, NEW.file_author, NEW.file_quote) IS DISTINCT FROM (OLD.text, OLD.file_author, OLD.file_quote)
          AND NOT EXISTS (
            SELECT FROM redaction r WHERE r.document_id = OLD.document_id AND r.outcome = 'applied' AND r.words IS NOT NULL
              AND (NEW.text, NEW.file_author, NEW.file_quote) IS NOT DISTINCT FROM (replace(OLD.text, r.words, r.stub),
                replace(OLD.file_author, r.words, r.stub), replace(OLD.file_quote, r.words, r.stub)))
        THEN
          RAISE EXCEPTION 'what was said stays as it was said'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'message_stays', TABLE = 'message';
        END IF;
        RETURN NEW;
      END $$;
      GRANT UPDATE (file_author, file_quote) ON message TO tarmeem_app;

      ALTER TABLE feedback DROP CONSTRAINT feedback_received_by;
      ALTER TABLE feedback ADD CONSTRAINT feedback_received_by CHECK (received_by IN ('letter', 'e-mail', 'meeting', 'word'));
      COMMENT ON COLUMN feedback.received_by IS 'how it came; null: by the form or the API; word: a comment in a Word file';
      COMMENT ON COLUMN feedback.entered_by IS 'the moderator who typed it in, or the officer who brought the file: never its author';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
