import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A proposal lies also where it adds a section, and on both sides of a move. */
export class PlacesOfStructure implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION proposal_jurisdictions(wanted uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(DISTINCT lies_in) FILTER (WHERE lies_in IS NOT NULL), '{}')
        FROM (
          SELECT section_id FROM change WHERE proposal_id = wanted
          UNION
          SELECT (payload#>>'{place,parentId}')::uuid FROM change
          WHERE proposal_id = wanted AND aspect IN ('place', 'standing') AND payload#>>'{place,parentId}' IS NOT NULL
        ) AS acts, LATERAL jurisdiction_of(acts.section_id) AS lies_in
      $$;
      COMMENT ON COLUMN proposal.jurisdictions IS 'of every section a change of it lies in or puts something under, by the current edition; kept by triggers';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
