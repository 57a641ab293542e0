import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A decision that says it was carried, or made in an emergency, is refused where no such thing happened: nobody is the decider of what
 * nobody decided. Rows that are there already are left to `verify`.
 */
export class DecisionsAsTheirCause implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE decision ADD CONSTRAINT decision_by_system_returns CHECK (decided_by IS NOT NULL OR outcome = 'returned') NOT VALID;

      -- Asked at the end of the transaction: the row it goes on from is marked as carried after the decision was copied.
      CREATE FUNCTION decision_as_its_cause() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.cause = 'carried' AND NOT EXISTS (
          SELECT FROM change JOIN change origin ON origin.id = change.carried_from
            JOIN decision made ON made.change_id = origin.id AND made.seq = origin.decided_seq
          WHERE change.id = NEW.change_id AND NEW.seq = 1 AND origin.outcome = 'carried'
            AND (made.outcome, made.decided_by, made.reason, made.at) IS NOT DISTINCT FROM (NEW.outcome, NEW.decided_by, NEW.reason, NEW.at)
            AND (change.proposal_id, change.round_id, change.section_id, change.aspect, change.change_key)
              = (origin.proposal_id, origin.round_id, origin.section_id, origin.aspect, origin.change_key)
        ) OR NEW.cause = 'emergency' AND NOT EXISTS (
          SELECT FROM accepted JOIN edition ON edition.id = accepted.edition_id
          WHERE accepted.change_id = NEW.change_id AND NOT accepted.pending AND edition.kind = 'emergency'
            AND edition.published_by = NEW.decided_by AND edition.published_at = NEW.at
        ) THEN
          RAISE EXCEPTION 'a decision is carried from the same one on the row before, or made in an emergency edition by its publisher'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_as_its_cause', TABLE = 'decision';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER decision_as_its_cause AFTER INSERT ON decision
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.cause IN ('carried', 'emergency'))
        EXECUTE FUNCTION decision_as_its_cause();

      CREATE FUNCTION accepted_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD IS DISTINCT FROM NEW THEN
          RAISE EXCEPTION 'what went out with an edition stays in it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'accepted_published_stays', TABLE = 'accepted';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER accepted_published_stays AFTER UPDATE OR DELETE ON accepted
        FOR EACH ROW WHEN (NOT OLD.pending) EXECUTE FUNCTION accepted_published_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
