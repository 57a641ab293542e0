import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is added to a thread is sealed too, in events of the item it is added to: the salts of words that are written anew are found by the
 * item and the row.
 */
export class SaltsOfReplies implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP FUNCTION drop_salts_before;
      CREATE FUNCTION drop_salts_before(objects text[], fact text, ids text[], actions text[]) RETURNS void LANGUAGE sql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DELETE FROM salt USING event
        WHERE event.object_type = 'feedback' AND event.object_id = ANY (objects) AND event.action = ANY (actions)
          AND CASE WHEN fact IS NULL THEN event.object_id ELSE event.facts ->> fact END = ANY (ids)
          AND salt.id::text = event.facts -> 'words' ->> 'salt';
      $$;
      REVOKE ALL ON FUNCTION drop_salts_before FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION drop_salts_before TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
