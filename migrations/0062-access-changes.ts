import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every process is told whose access changed, whatever program changed it: a session that ended, a grant, an account, an organisation. */
export class AccessChanges implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_TABLE_NAME = 'person' THEN PERFORM pg_notify('access_changed', NEW.id::text);
        ELSIF TG_TABLE_NAME = 'organisation' THEN PERFORM pg_notify('access_changed', '');
        ELSIF TG_OP = 'INSERT' THEN PERFORM pg_notify('access_changed', NEW.person_id::text);
        ELSE PERFORM pg_notify('access_changed', OLD.person_id::text);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER access_of_session AFTER DELETE ON session
        FOR EACH ROW WHEN (OLD.person_id IS NOT NULL) EXECUTE FUNCTION access_changed();
      CREATE TRIGGER access_of_grant AFTER INSERT OR UPDATE OR DELETE ON role_grant
        FOR EACH ROW EXECUTE FUNCTION access_changed();
      CREATE TRIGGER access_of_person AFTER UPDATE OF active, organisation_id ON person
        FOR EACH ROW WHEN (OLD.active <> NEW.active OR OLD.organisation_id IS DISTINCT FROM NEW.organisation_id)
        EXECUTE FUNCTION access_changed();
      CREATE TRIGGER access_of_organisation AFTER UPDATE OF active ON organisation
        FOR EACH ROW WHEN (OLD.active <> NEW.active) EXECUTE FUNCTION access_changed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
