import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is written anew is sealed anew, and the salt of the words before goes: words that a moderator took out of a remark can not be
 * tried. A salt that goes while it is still the last one is named by `verify`.
 */
export class SaltsWrittenOver implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION drop_salts_before(ids uuid[], actions text[]) RETURNS void LANGUAGE sql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
        DELETE FROM salt USING event
        WHERE event.object_type = 'feedback' AND event.object_id = ANY (ids::text[]) AND event.action = ANY (actions)
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
