import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What belongs together stays in step: accepted changes, decisions, feedback and editions, also when a program errs. */
export class InStep implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(editionsAndTheirParts);
    await runner.query(acceptedAndDecided);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const editionsAndTheirParts = /* sql */ `
  ALTER TABLE edition
    ADD COLUMN unpublished boolean NOT NULL GENERATED ALWAYS AS (seq IS NULL) STORED,
    ADD CONSTRAINT edition_by_publication UNIQUE (id, unpublished),
    ADD CONSTRAINT edition_of_document UNIQUE (document_id, id),
    ADD CONSTRAINT edition_rollback_of_document FOREIGN KEY (document_id, rollback_of) REFERENCES edition (document_id, id),
    ADD CONSTRAINT edition_rollback_reason CHECK (kind <> 'rollback'
      OR (rollback_of IS NOT NULL AND coalesce(reason, '') ~ '[^[:space:]]')),
    ADD CONSTRAINT edition_scheduled_second_person CHECK (standing IS DISTINCT FROM 'scheduled'
      OR (num_nulls(prepared_by, published_by) = 0 AND prepared_by <> published_by));
  COMMENT ON COLUMN edition.unpublished IS 'draft or scheduled: a column only so that keys can refer to it';

  -- Whatever is not named here stays as it was published; a column that comes later too.
  CREATE FUNCTION edition_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    marks CONSTANT text[] := ARRAY['standing', 'superseded_at', 'confirmed_by', 'confirmed_at', 'refused_by', 'refused_at',
      'refusal_reason', 'withdrawn_at', 'withdrawn_by', 'withdrawal_notice', 'version'];
  BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(OLD) - marks IS DISTINCT FROM to_jsonb(NEW) - marks THEN
      RAISE EXCEPTION 'a published edition stays as it was published'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_published_stays', TABLE = 'edition';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER edition_published_stays AFTER UPDATE OR DELETE ON edition
    FOR EACH ROW WHEN (OLD.seq IS NOT NULL) EXECUTE FUNCTION edition_published_stays();

  ALTER TABLE feedback
    ADD COLUMN on_unpublished boolean NOT NULL GENERATED ALWAYS AS (false) STORED,
    ADD CONSTRAINT feedback_edition_of_document FOREIGN KEY (document_id, edition_id) REFERENCES edition (document_id, id),
    ADD CONSTRAINT feedback_on_published FOREIGN KEY (edition_id, on_unpublished) REFERENCES edition (id, unpublished);
  COMMENT ON COLUMN feedback.on_unpublished IS 'never: what the key to a published edition needs';
  ALTER TABLE erratum
    ADD COLUMN on_unpublished boolean NOT NULL GENERATED ALWAYS AS (false) STORED,
    ADD CONSTRAINT erratum_on_published FOREIGN KEY (edition_id, on_unpublished) REFERENCES edition (id, unpublished);
  COMMENT ON COLUMN erratum.on_unpublished IS 'never: what the key to a published edition needs';
  ALTER TABLE rollback
    ADD CONSTRAINT rollback_edition_of_document FOREIGN KEY (document_id, to_edition) REFERENCES edition (document_id, id);
`;

const acceptedAndDecided = /* sql */ `
  ALTER TABLE change
    ADD CONSTRAINT change_gaps_not_empty CHECK (gaps IS NULL OR NOT isempty(gaps)),
    ADD CONSTRAINT change_section_of_document FOREIGN KEY (document_id, section_id) REFERENCES section (document_id, id);
  ALTER TABLE accepted
    ADD CONSTRAINT accepted_gaps_not_empty CHECK (gaps IS NULL OR NOT isempty(gaps)),
    -- Deferred: a publication numbers its edition first and moves the rows then.
    ADD CONSTRAINT accepted_pending_with_edition FOREIGN KEY (edition_id, pending) REFERENCES edition (id, unpublished)
      DEFERRABLE INITIALLY DEFERRED;

  -- By statement, not by row: a publication moves hundreds of rows at once. Gaps can be longer than a key may be.
  CREATE FUNCTION accepted_as_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM written JOIN change ON change.id = written.change_id JOIN edition ON edition.id = written.edition_id
      WHERE (written.section_id, written.aspect, written.gaps, edition.document_id)
        IS DISTINCT FROM (change.section_id, change.aspect, change.gaps, change.document_id)
    ) THEN
      RAISE EXCEPTION 'an accepted change covers what the change covers, in an edition of its document'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'accepted_as_changed', TABLE = 'accepted';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER accepted_as_changed AFTER INSERT ON accepted REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION accepted_as_changed();
  CREATE TRIGGER accepted_as_changed_later AFTER UPDATE ON accepted REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION accepted_as_changed();

  ALTER TABLE decision
    ADD COLUMN after_seq integer GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    ADD CONSTRAINT decision_no_gap FOREIGN KEY (change_id, after_seq) REFERENCES decision (change_id, seq);
  COMMENT ON COLUMN decision.after_seq IS 'the decision it supersedes; null: it is the first';

  -- Asked at the end of the transaction: what it wrote may have been taken out, or decided anew, since.
  CREATE FUNCTION accepted_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM accepted WHERE change_id = NEW.change_id) AND NOT EXISTS (
      SELECT FROM (SELECT outcome FROM decision WHERE change_id = NEW.change_id ORDER BY seq DESC LIMIT 1) AS last
      WHERE last.outcome = 'accepted'
    ) THEN
      RAISE EXCEPTION 'what stands in an edition was accepted by the last decision on it'
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER accepted_is_decided AFTER INSERT ON accepted
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accepted_is_decided();
  CREATE CONSTRAINT TRIGGER decision_ends_acceptance AFTER INSERT ON decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome <> 'accepted') EXECUTE FUNCTION accepted_is_decided();
`;
