import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told by mail: of the editions of a document, of one section, or of what becomes of their own feedback. */
export class Subscriptions implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE subscription (
        id uuid DEFAULT uuidv7() CONSTRAINT subscription_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT subscription_document REFERENCES document,
        section_id uuid,
        feedback_id uuid CONSTRAINT subscription_feedback REFERENCES feedback,
        email text NOT NULL CONSTRAINT subscription_email CHECK (email = lower(email) AND length(email) <= 254),
        language text NOT NULL CONSTRAINT subscription_language CHECK (language IN ('en', 'ur')),
        rhythm text NOT NULL CONSTRAINT subscription_rhythm CHECK (rhythm IN ('at-once', 'daily')),
        asked_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        told_seq integer NOT NULL,
        CONSTRAINT subscription_once UNIQUE NULLS NOT DISTINCT (document_id, section_id, feedback_id, email),
        CONSTRAINT subscription_section FOREIGN KEY (document_id, section_id) REFERENCES section (document_id, id),
        CONSTRAINT subscription_of_one CHECK (num_nonnulls(section_id, feedback_id) < 2)
      );
      COMMENT ON TABLE subscription IS 'nothing is sent before it is confirmed; ended, the row is deleted';
      COMMENT ON COLUMN subscription.section_id IS 'both null: the whole document';
      COMMENT ON COLUMN subscription.told_seq IS 'the newest edition it was told of, or that was current when it was confirmed';
      CREATE INDEX subscription_of_document ON subscription (document_id, rhythm) WHERE confirmed_at IS NOT NULL;
      CREATE INDEX subscription_of_feedback ON subscription (feedback_id) WHERE feedback_id IS NOT NULL;
      CREATE INDEX subscription_unconfirmed ON subscription (asked_at) WHERE confirmed_at IS NULL;
      GRANT SELECT, INSERT, UPDATE, DELETE ON subscription TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
