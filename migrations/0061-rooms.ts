import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rooms, in which colleagues write one section together: each is a seed and the updates after it, stored before they are acknowledged.
 * Triggers close a room whenever its text is replaced or its proposal is not being drafted any more, whatever program did it.
 */
export class Rooms implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE room (
        proposal_id uuid CONSTRAINT room_proposal REFERENCES proposal ON DELETE CASCADE,
        section_id uuid CONSTRAINT room_section REFERENCES section,
        generation integer,
        base_revision_id uuid NOT NULL CONSTRAINT room_base REFERENCES revision,
        base_entry_id bigint NOT NULL CONSTRAINT room_base_entry REFERENCES entry,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        settled_through bigint NOT NULL DEFAULT 0,
        unreadable boolean NOT NULL DEFAULT false,
        CONSTRAINT room_pk PRIMARY KEY (proposal_id, section_id, generation)
      );
      COMMENT ON COLUMN room.settled_through IS 'id of the last update that was looked at for the working copy';
      COMMENT ON COLUMN room.unreadable IS 'the updates make no valid text: the working copy holds the last one that was';
      CREATE UNIQUE INDEX room_one_open ON room (proposal_id, section_id) WHERE closed_at IS NULL;

      CREATE TABLE room_update (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT room_update_pk PRIMARY KEY,
        proposal_id uuid NOT NULL,
        section_id uuid NOT NULL,
        generation integer NOT NULL,
        data bytea NOT NULL CONSTRAINT room_update_size CHECK (octet_length(data) BETWEEN 1 AND 33554432),
        person_id uuid CONSTRAINT room_update_person REFERENCES person,
        at timestamptz NOT NULL,
        CONSTRAINT room_update_room FOREIGN KEY (proposal_id, section_id, generation) REFERENCES room ON DELETE CASCADE
      );
      COMMENT ON COLUMN room_update.person_id IS 'null: written by the server, as the seed or the sum of earlier updates';
      CREATE INDEX room_update_of_room ON room_update (proposal_id, section_id, generation, id);

      GRANT SELECT, INSERT, DELETE ON room, room_update TO tarmeem_app;
      GRANT UPDATE (closed_at, settled_through, unreadable) ON room TO tarmeem_app;

      CREATE FUNCTION room_follows_working_copy() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          UPDATE room SET closed_at = now()
            WHERE proposal_id = OLD.proposal_id AND section_id = OLD.section_id AND closed_at IS NULL;
          RETURN OLD;
        END IF;
        UPDATE room SET closed_at = now() WHERE proposal_id = NEW.proposal_id AND section_id = NEW.section_id
          AND generation < NEW.generation AND closed_at IS NULL;
        RETURN NEW;
      END $$;
      CREATE TRIGGER room_follows_working_copy AFTER INSERT OR DELETE OR UPDATE ON working_copy
        FOR EACH ROW EXECUTE FUNCTION room_follows_working_copy();

      CREATE FUNCTION working_copy_leaves_room() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('tarmeem.settling', true) IS DISTINCT FROM 'on' AND EXISTS (
          SELECT FROM room WHERE proposal_id = NEW.proposal_id AND section_id = NEW.section_id AND closed_at IS NULL)
        THEN NEW.generation := OLD.generation + 1;
        END IF;
        RETURN NEW;
      END $$;
      COMMENT ON FUNCTION working_copy_leaves_room IS 'whoever changes a text other than by settling its room begins a new generation';
      CREATE TRIGGER working_copy_leaves_room BEFORE UPDATE ON working_copy FOR EACH ROW
        WHEN (OLD.generation = NEW.generation AND (OLD.heading, OLD.body, OLD.live, OLD.base_revision_id)
          IS DISTINCT FROM (NEW.heading, NEW.body, NEW.live, NEW.base_revision_id))
        EXECUTE FUNCTION working_copy_leaves_room();

      CREATE FUNCTION room_follows_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE room SET closed_at = now() WHERE proposal_id = NEW.id AND closed_at IS NULL;
        RETURN NEW;
      END $$;
      CREATE TRIGGER room_follows_proposal AFTER UPDATE OF state ON proposal
        FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION room_follows_proposal();

      CREATE FUNCTION room_closed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('room_closed', OLD.proposal_id || '.' || OLD.section_id || '.' || OLD.generation);
        IF TG_OP = 'UPDATE' THEN
          DELETE FROM room_update
            WHERE proposal_id = OLD.proposal_id AND section_id = OLD.section_id AND generation = OLD.generation;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER room_closed AFTER UPDATE OF closed_at ON room
        FOR EACH ROW WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION room_closed();
      CREATE TRIGGER room_gone AFTER DELETE ON room
        FOR EACH ROW WHEN (OLD.closed_at IS NULL) EXECUTE FUNCTION room_closed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
