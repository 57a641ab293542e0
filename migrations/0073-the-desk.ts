import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the queue is filtered and ordered by stands in the row of the proposal; who is asked to decide one. */
export class TheDesk implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE proposal
        ADD COLUMN submitted_at timestamptz,
        ADD COLUMN jurisdictions text[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN proposal.submitted_at IS 'of the last round; kept by a trigger';
      COMMENT ON COLUMN proposal.jurisdictions IS 'of every section a change of it lies in, by the current edition; kept by triggers';

      CREATE FUNCTION proposal_jurisdictions(wanted uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
        WITH RECURSIVE up (section_id, parent_id) AS (
          SELECT entry.section_id, entry.parent_id FROM entry
          WHERE entry.until_seq IS NULL AND entry.section_id IN (SELECT section_id FROM change WHERE proposal_id = wanted)
          UNION
          SELECT above.section_id, above.parent_id
          FROM up JOIN entry above ON above.section_id = up.parent_id AND above.until_seq IS NULL
        )
        SELECT coalesce(array_agg(DISTINCT section.jurisdiction) FILTER (WHERE section.jurisdiction IS NOT NULL), '{}')
        FROM up JOIN section ON section.id = up.section_id WHERE up.parent_id IS NULL
      $$;

      CREATE FUNCTION proposal_places() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE proposal SET jurisdictions = proposal_jurisdictions(proposal.id)
        WHERE id IN (SELECT proposal_id FROM written);
        RETURN NULL;
      END $$;
      CREATE TRIGGER proposal_places AFTER INSERT ON change REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION proposal_places();

      -- A section that is moved may come under another jurisdiction, and everything below it.
      CREATE FUNCTION proposal_places_move() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE proposal SET jurisdictions = proposal_jurisdictions(proposal.id)
        WHERE id IN (
          WITH RECURSIVE moved (section_id) AS (
            SELECT written.section_id FROM written JOIN entry before ON before.section_id = written.section_id
            WHERE before.until_seq = written.from_seq AND before.parent_id IS DISTINCT FROM written.parent_id
            UNION
            SELECT entry.section_id FROM moved JOIN entry ON entry.parent_id = moved.section_id AND entry.until_seq IS NULL
          )
          SELECT proposal_id FROM change WHERE section_id IN (SELECT section_id FROM moved)
        );
        RETURN NULL;
      END $$;
      CREATE TRIGGER proposal_places_move AFTER INSERT ON entry REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION proposal_places_move();

      CREATE FUNCTION proposal_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE proposal SET submitted_at = NEW.submitted_at WHERE id = NEW.proposal_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER proposal_submitted AFTER INSERT ON round FOR EACH ROW EXECUTE FUNCTION proposal_submitted();

      UPDATE proposal SET jurisdictions = proposal_jurisdictions(id),
        submitted_at = (SELECT max(round.submitted_at) FROM round WHERE round.proposal_id = proposal.id)
      WHERE number IS NOT NULL;
      CREATE INDEX proposal_queue ON proposal (document_id, state, submitted_at, id) WHERE number IS NOT NULL;
      CREATE INDEX feedback_queue ON feedback (document_id, created_at, id) WHERE state IN ('held', 'open');

      CREATE TABLE assignment (
        proposal_id uuid CONSTRAINT assignment_pk PRIMARY KEY CONSTRAINT assignment_proposal REFERENCES proposal,
        moderator_id uuid NOT NULL CONSTRAINT assignment_moderator REFERENCES person,
        assigned_by uuid NOT NULL CONSTRAINT assignment_assigned_by REFERENCES person,
        at timestamptz NOT NULL
      );
      COMMENT ON TABLE assignment IS 'who is asked to decide it, until somebody else is: advisory, like a claim';
      CREATE INDEX assignment_of_moderator ON assignment (moderator_id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON assignment TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
