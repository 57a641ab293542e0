import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The note of an edition is sealed when it is prepared and confirmed: the salts of what it was before go, like those of what is answered. */
export class SaltsOfNotes implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION drop_salts_before(objects text[], fact text, ids text[], actions text[]) RETURNS void LANGUAGE sql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DELETE FROM salt USING event
        WHERE (event.object_type = 'feedback' OR event.object_type = 'edition' AND event.action IN ('edition.prepared', 'edition.scheduled'))
          AND event.object_id = ANY (objects) AND event.action = ANY (actions)
          AND CASE WHEN fact IS NULL THEN event.object_id ELSE event.facts ->> fact END = ANY (ids)
          AND salt.id::text = event.facts -> 'words' ->> 'salt';
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
