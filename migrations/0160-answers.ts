import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From what a reader said to the words it changed: proposals that take it up, and the edition that answers it. */
export class Answers implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE feedback_proposal (
        feedback_id uuid NOT NULL CONSTRAINT feedback_proposal_feedback REFERENCES feedback,
        proposal_id uuid NOT NULL CONSTRAINT feedback_proposal_proposal REFERENCES proposal ON DELETE CASCADE,
        how text NOT NULL CONSTRAINT feedback_proposal_how CHECK (how IN ('turned', 'linked')),
        linked_by uuid NOT NULL CONSTRAINT feedback_proposal_linked_by REFERENCES person,
        at timestamptz NOT NULL,
        CONSTRAINT feedback_proposal_pk PRIMARY KEY (feedback_id, proposal_id)
      );
      COMMENT ON TABLE feedback_proposal IS 'which proposals take up what was said; which of their changes answer it is ticked when they are decided';
      COMMENT ON COLUMN feedback_proposal.how IS 'turned: the proposal was begun from the feedback';
      CREATE INDEX feedback_proposal_by_proposal ON feedback_proposal (proposal_id);

      CREATE FUNCTION feedback_proposal_belongs() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM feedback f JOIN proposal p ON p.document_id = f.document_id
          WHERE f.id = NEW.feedback_id AND p.id = NEW.proposal_id
        ) THEN
          RAISE EXCEPTION 'feedback is taken up by a proposal on its own document'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'feedback_proposal_belongs', TABLE = 'feedback_proposal';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER feedback_proposal_belongs BEFORE INSERT OR UPDATE ON feedback_proposal
        FOR EACH ROW EXECUTE FUNCTION feedback_proposal_belongs();

      ALTER TABLE feedback
        ADD COLUMN answered_in uuid CONSTRAINT feedback_answered_in REFERENCES edition,
        DROP CONSTRAINT feedback_answered_has_response,
        ADD CONSTRAINT feedback_answered_has_response CHECK (state <> 'answered'
          OR (num_nulls(disposition, responded_by, responded_at) = 0
            AND (coalesce(response, '') ~ '[^[:space:]]' OR answered_in IS NOT NULL)));
      COMMENT ON COLUMN feedback.answered_in IS 'the edition whose changes answer it: they are its response, with the words of response or alone';
      CREATE INDEX feedback_by_duplicate ON feedback (duplicate_of) WHERE duplicate_of IS NOT NULL;

      GRANT SELECT, INSERT, DELETE ON feedback_proposal TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
