import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A normal edition comes out with the preparer that the record tells of: no other name makes its preparer a second person. */
export class PreparedAsTold implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION edition_prepared_as_told() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.prepared_by IS DISTINCT FROM (
          SELECT actor_id FROM event
          WHERE object_type = 'edition' AND object_id = NEW.id::text AND action = 'edition.prepared' ORDER BY seq DESC LIMIT 1
        ) THEN
          RAISE EXCEPTION 'whoever prepared an edition is who the record names'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_prepared_as_told', TABLE = 'edition';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER edition_prepared_as_told AFTER UPDATE ON edition
        FOR EACH ROW WHEN (OLD.standing IN ('draft', 'scheduled') AND NEW.standing IN ('scheduled', 'current')
          AND NEW.standing <> OLD.standing AND NEW.kind = 'normal')
        EXECUTE FUNCTION edition_prepared_as_told();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
