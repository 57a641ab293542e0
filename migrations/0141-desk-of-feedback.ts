import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Within how many days a document decides, and who is at a piece of feedback, or was asked to answer it. */
export class DeskOfFeedback implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE document ADD COLUMN decision_days integer NOT NULL DEFAULT 14
        CONSTRAINT document_decision_days CHECK (decision_days BETWEEN 1 AND 365);
      COMMENT ON COLUMN document.decision_days IS 'a proposal, and feedback, is due so many days after it was sent';

      CREATE TABLE feedback_claim (
        feedback_id uuid CONSTRAINT feedback_claim_pk PRIMARY KEY CONSTRAINT feedback_claim_feedback REFERENCES feedback,
        moderator_id uuid NOT NULL CONSTRAINT feedback_claim_moderator REFERENCES person,
        claimed_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        CONSTRAINT feedback_claim_ends_later CHECK (ends_at > claimed_at)
      );
      COMMENT ON TABLE feedback_claim IS 'advisory, like the claim of a proposal';
      CREATE INDEX feedback_claim_by_moderator ON feedback_claim (moderator_id);

      CREATE TABLE feedback_assignment (
        feedback_id uuid CONSTRAINT feedback_assignment_pk PRIMARY KEY CONSTRAINT feedback_assignment_feedback REFERENCES feedback,
        moderator_id uuid NOT NULL CONSTRAINT feedback_assignment_moderator REFERENCES person,
        assigned_by uuid NOT NULL CONSTRAINT feedback_assignment_assigned_by REFERENCES person,
        at timestamptz NOT NULL
      );
      COMMENT ON TABLE feedback_assignment IS 'who is asked to answer it, until somebody else is';
      CREATE INDEX feedback_assignment_of_moderator ON feedback_assignment (moderator_id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON feedback_claim, feedback_assignment TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
