import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much waits on the desk is counted when it comes and goes, not each time it is looked at; where feedback belongs stands in its row. */
export class CountsOfTheDesk implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE feedback ADD COLUMN jurisdiction text;
      COMMENT ON COLUMN feedback.jurisdiction IS 'of the section it is about, by the current edition; kept by triggers';

      CREATE FUNCTION feedback_place() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.jurisdiction := CASE WHEN NEW.section_id IS NOT NULL THEN jurisdiction_of(NEW.section_id) END;
        RETURN NEW;
      END $$;
      CREATE TRIGGER feedback_place BEFORE INSERT OR UPDATE OF section_id ON feedback
        FOR EACH ROW EXECUTE FUNCTION feedback_place();

      -- A section that is moved may come under another jurisdiction, and everything below it.
      CREATE OR REPLACE FUNCTION proposal_places_move() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        moved_sections uuid[];
      BEGIN
        WITH RECURSIVE moved (section_id) AS (
          SELECT written.section_id FROM written JOIN entry before ON before.section_id = written.section_id
          WHERE before.until_seq = written.from_seq AND before.parent_id IS DISTINCT FROM written.parent_id
          UNION
          SELECT entry.section_id FROM moved JOIN entry ON entry.parent_id = moved.section_id AND entry.until_seq IS NULL
        )
        SELECT array_agg(section_id) INTO moved_sections FROM moved;
        IF moved_sections IS NOT NULL THEN
          UPDATE proposal SET jurisdictions = proposal_jurisdictions(proposal.id)
            WHERE id IN (SELECT proposal_id FROM change WHERE section_id = ANY (moved_sections));
          UPDATE feedback SET jurisdiction = jurisdiction_of(section_id)
            WHERE section_id = ANY (moved_sections) AND jurisdiction IS DISTINCT FROM jurisdiction_of(section_id);
        END IF;
        RETURN NULL;
      END $$;

      UPDATE feedback SET jurisdiction = jurisdiction_of(section_id) WHERE section_id IS NOT NULL;

      CREATE TABLE desk_count (
        document_id uuid NOT NULL CONSTRAINT desk_count_document REFERENCES document ON DELETE CASCADE,
        state text NOT NULL CONSTRAINT desk_count_state CHECK (state IN ('in_review', 'drafting', 'closed', 'waiting')),
        jurisdictions text[] NOT NULL,
        organisation_id uuid CONSTRAINT desk_count_organisation REFERENCES organisation,
        n integer NOT NULL,
        CONSTRAINT desk_count_one UNIQUE NULLS NOT DISTINCT (document_id, state, jurisdictions, organisation_id)
      );
      COMMENT ON TABLE desk_count IS 'what desk_counted says, kept by triggers at the end of each transaction; verify compares';
      COMMENT ON COLUMN desk_count.state IS 'of submitted proposals; waiting: feedback to be let through or answered';

      CREATE VIEW desk_counted AS
        SELECT document_id, state, jurisdictions, organisation_id, count(*)::integer AS n FROM proposal
        WHERE number IS NOT NULL AND state IN ('in_review', 'drafting', 'closed') GROUP BY 1, 2, 3, 4
        UNION ALL
        SELECT document_id, 'waiting', array_remove(ARRAY[jurisdiction], NULL), NULL, count(*)::integer FROM feedback
        WHERE state IN ('held', 'open') GROUP BY 1, 2, 3;
      COMMENT ON VIEW desk_counted IS 'how much of everything waits, counted anew';
      GRANT SELECT ON desk_count, desk_counted TO tarmeem_app;
      INSERT INTO desk_count SELECT * FROM desk_counted;

      CREATE FUNCTION desk_count_add(of_document uuid, of_state text, of_jurisdictions text[], of_organisation uuid, more integer)
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        INSERT INTO desk_count VALUES (of_document, of_state, of_jurisdictions, of_organisation, more)
        ON CONFLICT ON CONSTRAINT desk_count_one DO UPDATE SET n = desk_count.n + excluded.n
      $$;
      REVOKE ALL ON FUNCTION desk_count_add FROM PUBLIC;

      CREATE FUNCTION desk_count_proposal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.number IS NOT NULL AND OLD.state <> 'withdrawn' THEN
          PERFORM desk_count_add(OLD.document_id, OLD.state, OLD.jurisdictions, OLD.organisation_id, -1);
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.number IS NOT NULL AND NEW.state <> 'withdrawn' THEN
          PERFORM desk_count_add(NEW.document_id, NEW.state, NEW.jurisdictions, NEW.organisation_id, 1);
        END IF;
        RETURN NULL;
      END $$;

      CREATE FUNCTION desk_count_feedback() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.state IN ('held', 'open') THEN
          PERFORM desk_count_add(OLD.document_id, 'waiting', array_remove(ARRAY[OLD.jurisdiction], NULL), NULL, -1);
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.state IN ('held', 'open') THEN
          PERFORM desk_count_add(NEW.document_id, 'waiting', array_remove(ARRAY[NEW.jurisdiction], NULL), NULL, 1);
        END IF;
        RETURN NULL;
      END $$;

      -- Deferred: they run when the transaction has locked the head of its chain, which is the last it does, so nobody waits longer for
      -- a count than for the chain, and no two wait for each other.
      CREATE CONSTRAINT TRIGGER desk_count_proposal_comes AFTER INSERT ON proposal DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.number IS NOT NULL) EXECUTE FUNCTION desk_count_proposal();
      CREATE CONSTRAINT TRIGGER desk_count_proposal_changes AFTER UPDATE ON proposal DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN ((OLD.number IS NULL, OLD.state, OLD.jurisdictions, OLD.organisation_id)
          IS DISTINCT FROM (NEW.number IS NULL, NEW.state, NEW.jurisdictions, NEW.organisation_id))
        EXECUTE FUNCTION desk_count_proposal();
      CREATE CONSTRAINT TRIGGER desk_count_proposal_goes AFTER DELETE ON proposal DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION desk_count_proposal();
      CREATE CONSTRAINT TRIGGER desk_count_feedback_comes AFTER INSERT ON feedback DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION desk_count_feedback();
      CREATE CONSTRAINT TRIGGER desk_count_feedback_changes AFTER UPDATE ON feedback DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN ((OLD.state, OLD.jurisdiction) IS DISTINCT FROM (NEW.state, NEW.jurisdiction))
        EXECUTE FUNCTION desk_count_feedback();
      CREATE CONSTRAINT TRIGGER desk_count_feedback_goes AFTER DELETE ON feedback DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION desk_count_feedback();

      -- The next claim that ends; the tab that shows every state but withdrawn.
      CREATE INDEX claim_ends ON claim (ends_at);
      CREATE INDEX feedback_claim_ends ON feedback_claim (ends_at);
      CREATE INDEX proposal_queue_of_all ON proposal (document_id, submitted_at, id) WHERE number IS NOT NULL AND state <> 'withdrawn';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
