import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is decided: decisions as rows, the accepted changes of each edition, and a moderator's marks and claims. */
export class Decisions implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE decision (
        change_id uuid CONSTRAINT decision_change REFERENCES change,
        seq integer CONSTRAINT decision_seq_positive CHECK (seq > 0),
        outcome text NOT NULL
          CONSTRAINT decision_outcome CHECK (outcome IN ('accepted', 'rejected', 'returned', 'amended')),
        reason text,
        cause text CONSTRAINT decision_cause CHECK (cause IN ('text-moved', 'section-retired', 'already-published',
          'amendment-undone', 'counter-accepted', 'carried', 'taken-out', 'emergency')),
        decided_by uuid CONSTRAINT decision_decided_by REFERENCES person,
        batch_id uuid,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT decision_linear PRIMARY KEY (change_id, seq),
        CONSTRAINT decision_reason CHECK (outcome NOT IN ('rejected', 'returned') OR decided_by IS NULL
          OR coalesce(reason, '') ~ '[^[:space:]]'),
        CONSTRAINT decision_by_system_has_cause CHECK (decided_by IS NOT NULL OR cause IS NOT NULL)
      );
      COMMENT ON TABLE decision IS 'never edited, only superseded by seq + 1; decided_by null: the system, for the cause';
      COMMENT ON COLUMN decision.batch_id IS 'one for all rows of a batch';
      CREATE INDEX decision_by_person ON decision (decided_by, at);

      CREATE TABLE accepted (
        change_id uuid CONSTRAINT accepted_pk PRIMARY KEY CONSTRAINT accepted_change REFERENCES change,
        edition_id uuid NOT NULL CONSTRAINT accepted_edition REFERENCES edition,
        section_id uuid NOT NULL CONSTRAINT accepted_section REFERENCES section,
        aspect text NOT NULL CONSTRAINT accepted_aspect CHECK (aspect IN ('body', 'heading', 'place', 'standing')),
        gaps int4multirange,
        pending boolean NOT NULL DEFAULT true,
        same_as uuid CONSTRAINT accepted_same_as REFERENCES accepted DEFERRABLE,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT accepted_body_has_gaps CHECK ((aspect = 'body') = (gaps IS NOT NULL)),
        CONSTRAINT accepted_same_as_other CHECK (same_as <> change_id),
        CONSTRAINT accepted_no_touch EXCLUDE USING gist (section_id WITH =, gaps WITH &&)
          WHERE (pending AND same_as IS NULL AND aspect = 'body')
      );
      COMMENT ON TABLE accepted IS 'each accepted change is in exactly one edition; those of the draft are its text';
      COMMENT ON COLUMN accepted.pending IS 'its edition is draft or scheduled';
      COMMENT ON COLUMN accepted.same_as IS 'identical to that pending one: one edit in the text, two credits';
      CREATE UNIQUE INDEX accepted_one_structure ON accepted (section_id, aspect)
        WHERE pending AND aspect <> 'body' AND same_as IS NULL;
      CREATE INDEX accepted_in_edition ON accepted (edition_id, section_id);

      -- Nobody decides their own words. A counter-proposal is also closed to those who wrote the original, however deep.
      -- Safe without a lock: the round is frozen, nobody becomes a contributor while it is decided.
      CREATE FUNCTION decision_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.decided_by IS NULL OR EXISTS (
          SELECT FROM accepted JOIN edition ON edition.id = accepted.edition_id
          WHERE accepted.change_id = NEW.change_id AND edition.kind = 'emergency'
        ) OR NEW.cause = 'carried' AND EXISTS (
          -- The decision was made, and checked, on the row it goes on from; who wrote since does not undo it.
          SELECT FROM change JOIN decision made ON made.change_id = change.carried_from
          WHERE change.id = NEW.change_id AND made.decided_by = NEW.decided_by AND made.outcome = NEW.outcome
        ) THEN
          RETURN NULL;
        END IF;
        IF EXISTS (
          WITH RECURSIVE origin (proposal_id, counter_of) AS (
            SELECT proposal.id, proposal.counter_of
            FROM change JOIN proposal ON proposal.id = change.proposal_id WHERE change.id = NEW.change_id
            UNION
            SELECT proposal.id, proposal.counter_of
            FROM origin JOIN change ON change.id = origin.counter_of JOIN proposal ON proposal.id = change.proposal_id
          )
          SELECT FROM origin JOIN contributor USING (proposal_id) WHERE contributor.person_id = NEW.decided_by
        ) THEN
          RAISE EXCEPTION 'the decider contributed to the proposal'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_four_eyes', TABLE = 'decision';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER decision_four_eyes AFTER INSERT ON decision
        DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION decision_four_eyes();

      CREATE TABLE tray_mark (
        moderator_id uuid CONSTRAINT tray_mark_moderator REFERENCES person,
        change_id uuid CONSTRAINT tray_mark_change REFERENCES change,
        outcome text NOT NULL CONSTRAINT tray_mark_outcome CHECK (outcome IN ('accepted', 'rejected', 'returned')),
        reason text NOT NULL DEFAULT '',
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT tray_mark_pk PRIMARY KEY (moderator_id, change_id)
      );
      COMMENT ON TABLE tray_mark IS 'a moderator''s marks, not sent and without effect';

      CREATE TABLE claim (
        proposal_id uuid CONSTRAINT claim_pk PRIMARY KEY CONSTRAINT claim_proposal REFERENCES proposal,
        moderator_id uuid NOT NULL CONSTRAINT claim_moderator REFERENCES person,
        claimed_at timestamptz NOT NULL DEFAULT now(),
        ends_at timestamptz NOT NULL DEFAULT now() + interval '4 hours',
        CONSTRAINT claim_ends_later CHECK (ends_at > claimed_at)
      );
      COMMENT ON TABLE claim IS 'advisory: tells others, blocks nobody';
      CREATE INDEX claim_by_moderator ON claim (moderator_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
