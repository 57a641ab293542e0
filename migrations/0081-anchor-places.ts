import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the words that feedback quotes stand in each later text of their section. */
export class AnchorPlaces implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE anchor_place (
        feedback_id uuid CONSTRAINT anchor_place_feedback REFERENCES feedback,
        revision_id uuid CONSTRAINT anchor_place_revision REFERENCES revision,
        from_revision_id uuid NOT NULL CONSTRAINT anchor_place_from REFERENCES revision,
        state text NOT NULL CONSTRAINT anchor_place_state CHECK (state IN ('EXACT', 'MOVED', 'DETACHED')),
        starts_at integer NOT NULL,
        ends_at integer NOT NULL,
        words text,
        cause_id uuid CONSTRAINT anchor_place_cause REFERENCES change,
        fitted_seq integer NOT NULL,
        at timestamptz NOT NULL,
        stands boolean,
        judged_by uuid CONSTRAINT anchor_place_judged_by REFERENCES person,
        judged_at timestamptz,
        CONSTRAINT anchor_place_pk PRIMARY KEY (feedback_id, revision_id),
        CONSTRAINT anchor_place_range CHECK (0 <= starts_at AND starts_at < ends_at),
        CONSTRAINT anchor_place_words CHECK ((state = 'DETACHED') = (words IS NULL)),
        CONSTRAINT anchor_place_judged CHECK (num_nulls(stands, judged_at) IN (0, 2)
          AND (stands IS NULL OR state = 'MOVED') AND (judged_by IS NULL OR stands IS NOT NULL))
      );
      COMMENT ON TABLE anchor_place IS 'written once for each later revision by a job; none yet: the passage is shown on its old edition';
      COMMENT ON COLUMN anchor_place.from_revision_id IS 'the last revision where it held, from which it was looked for';
      COMMENT ON COLUMN anchor_place.starts_at IS 'UTF-16 units of the plain text of revision_id; DETACHED: of from_revision_id';
      COMMENT ON COLUMN anchor_place.words IS 'the words that stand there now; the quote itself never changes';
      COMMENT ON COLUMN anchor_place.cause_id IS 'the published change that moved or took the words';
      COMMENT ON COLUMN anchor_place.fitted_seq IS 'seq of the last edition in which it held before';
      COMMENT ON COLUMN anchor_place.stands IS 'what its author or a moderator said of a moved place; null: nobody yet';
      COMMENT ON COLUMN anchor_place.judged_by IS 'null although judged: the sender, by the tracking code';
      CREATE INDEX anchor_place_of_revision ON anchor_place (revision_id, state);
      GRANT SELECT, INSERT ON anchor_place TO tarmeem_app;
      GRANT UPDATE (stands, judged_by, judged_at) ON anchor_place TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
