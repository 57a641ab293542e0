import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say to each other about a proposal or one of its changes. Nothing said is edited or deleted; it may be withdrawn. */
export class Discussion implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE message (
        id uuid DEFAULT uuidv7() CONSTRAINT message_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT message_document REFERENCES document,
        proposal_id uuid NOT NULL CONSTRAINT message_proposal REFERENCES proposal ON DELETE CASCADE,
        change_id uuid CONSTRAINT message_change REFERENCES change,
        shared boolean NOT NULL,
        text text NOT NULL CONSTRAINT message_text CHECK (text ~ '[^[:space:]]' AND length(text) <= 4000),
        author_id uuid NOT NULL CONSTRAINT message_author REFERENCES person,
        at timestamptz NOT NULL,
        withdrawn_at timestamptz
      );
      COMMENT ON TABLE message IS 'hangs on the change it was said about; readers follow carried_from to what that change is now';
      COMMENT ON COLUMN message.shared IS 'false: the proposing organisation alone; true: the moderators and publishers in scope too';
      COMMENT ON COLUMN message.withdrawn_at IS 'from then on nobody is shown the text, only that something stood there';
      CREATE INDEX message_of_proposal ON message (proposal_id, id);
      CREATE INDEX message_of_document ON message (document_id);

      CREATE TABLE mention (
        message_id uuid NOT NULL CONSTRAINT mention_message REFERENCES message ON DELETE CASCADE,
        person_id uuid NOT NULL CONSTRAINT mention_person REFERENCES person,
        seen_at timestamptz,
        CONSTRAINT mention_pk PRIMARY KEY (message_id, person_id)
      );
      CREATE INDEX mention_unseen ON mention (person_id) WHERE seen_at IS NULL;

      CREATE FUNCTION message_belongs() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM proposal p WHERE p.id = NEW.proposal_id AND p.document_id = NEW.document_id
            AND (NEW.change_id IS NULL OR EXISTS (SELECT FROM change c WHERE c.id = NEW.change_id AND c.proposal_id = p.id))
            AND (NOT NEW.shared OR p.number IS NOT NULL)
        ) THEN
          RAISE EXCEPTION 'a message is of its proposal, on a change of it, and shared only once that was submitted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'message_belongs', TABLE = 'message';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER message_belongs BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION message_belongs();

      CREATE FUNCTION message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at
          OR NEW.text IS DISTINCT FROM OLD.text AND NOT EXISTS (
            SELECT FROM redaction r WHERE r.document_id = OLD.document_id AND r.outcome = 'applied' AND r.words IS NOT NULL
              AND NEW.text = replace(OLD.text, r.words, r.stub))
        THEN
          RAISE EXCEPTION 'what was said stays as it was said'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'message_stays', TABLE = 'message';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER message_stays BEFORE UPDATE ON message FOR EACH ROW EXECUTE FUNCTION message_stays();

      GRANT SELECT, INSERT ON message, mention TO tarmeem_app;
      GRANT UPDATE (text, withdrawn_at) ON message TO tarmeem_app;
      GRANT UPDATE (seen_at) ON mention TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
