import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a batch of decisions was going to do to others, as it was worked out when it was sent. */
export class Consequences implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE consequence (
        batch_id uuid CONSTRAINT consequence_pk PRIMARY KEY,
        proposal_id uuid NOT NULL CONSTRAINT consequence_proposal REFERENCES proposal,
        conflicts uuid[] NOT NULL,
        outdated uuid[] NOT NULL,
        moved uuid[] NOT NULL,
        detached uuid[] NOT NULL,
        sections uuid[] NOT NULL,
        at timestamptz NOT NULL
      );
      COMMENT ON TABLE consequence IS 'one row a batch of decisions; the application may read and insert';
      COMMENT ON COLUMN consequence.conflicts IS 'open changes of other proposals that touch an accepted one';
      COMMENT ON COLUMN consequence.outdated IS 'proposals with their authors whose text this moves once it is published';
      COMMENT ON COLUMN consequence.moved IS 'feedback whose words change';
      COMMENT ON COLUMN consequence.detached IS 'feedback whose words go';
      COMMENT ON COLUMN consequence.sections IS 'sections that read differently in the draft edition';
      CREATE INDEX consequence_of_proposal ON consequence (proposal_id, at);
      GRANT SELECT, INSERT ON consequence TO tarmeem_app;

      CREATE INDEX feedback_anchored ON feedback (section_id) WHERE anchor IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
