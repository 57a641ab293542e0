import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Structure in proposals: where a working copy stands, how it differs from its base by aspect, and where unborn sections belong. */
export class Structure implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE working_copy
        ADD COLUMN place_set boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT working_copy_added_has_place CHECK (base_entry_id IS NOT NULL OR (place_set AND slug IS NOT NULL AND live));
      COMMENT ON COLUMN working_copy.place_set IS 'the proposal says where the section stands: parent_id and after_id are its own';
      COMMENT ON COLUMN working_copy.slug IS 'null: as the published section has it, or follows its new heading';
      COMMENT ON COLUMN working_copy.live IS 'false: the proposal retires the section';

      CREATE INDEX change_of_structure ON change (document_id) WHERE aspect IN ('place', 'standing') AND outcome = 'open';
      CREATE INDEX section_born_in_proposal ON section (born_in) WHERE born_in IS NOT NULL;

      -- A change that was put over a newer edition lives on under another id; what requires it goes on requiring it.
      CREATE FUNCTION change_now(change_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
        WITH RECURSIVE line (id, depth) AS (
          SELECT change_id, 0
          UNION ALL
          SELECT change.id, line.depth + 1 FROM line JOIN change ON change.carried_from = line.id
        )
        SELECT id FROM line ORDER BY depth DESC LIMIT 1
      $$;

      -- That of the top-level section above it in the current edition. A section that no edition holds yet stands where its proposal
      -- puts it. Null: it stands at the top itself, and no jurisdiction was given to it.
      CREATE FUNCTION jurisdiction_of(of_section uuid) RETURNS text LANGUAGE sql STABLE AS $$
        WITH RECURSIVE up (section_id, depth) AS (
          SELECT of_section, 0
          UNION ALL
          SELECT above.parent_id, up.depth + 1
          FROM up CROSS JOIN LATERAL (
            SELECT parent_id FROM (
              SELECT parent_id, 0 AS rank FROM entry WHERE section_id = up.section_id AND until_seq IS NULL
              UNION ALL
              SELECT parent_id, 1 FROM working_copy WHERE section_id = up.section_id AND base_entry_id IS NULL
              UNION ALL
              (SELECT round_copy.parent_id, 2 FROM round_copy JOIN round ON round.id = round_copy.round_id
               WHERE round_copy.section_id = up.section_id AND round_copy.base_entry_id IS NULL ORDER BY round.n DESC LIMIT 1)
            ) AS known ORDER BY rank LIMIT 1
          ) AS above
          WHERE above.parent_id IS NOT NULL AND up.depth < 100
        )
        SELECT section.jurisdiction FROM up JOIN section ON section.id = up.section_id ORDER BY up.depth DESC LIMIT 1
      $$;

      -- Each aspect of a working copy against its base, and against the edition that is current now.
      CREATE VIEW working_copy_standing AS
        SELECT w.proposal_id, w.section_id,
          w.base_entry_id IS NULL AS added,
          w.base_entry_id IS NOT NULL AND w.place_set AS moved,
          NOT w.live AS retired,
          w.base_entry_id IS NOT NULL AND (w.heading <> b.heading OR (w.slug IS NOT NULL AND w.slug <> be.slug)) AS heading_touched,
          w.base_entry_id IS NOT NULL AND w.body <> b.body AS body_touched,
          coalesce(
            CASE WHEN w.base_entry_id IS NULL THEN
              e.section_id IS NOT NULL
              OR EXISTS (SELECT FROM entry WHERE section_id = w.parent_id AND until_seq IS NULL AND NOT live)
            ELSE
              NOT e.live
              OR (w.heading <> b.heading AND b.heading_hash <> r.heading_hash)
              OR (w.body <> b.body AND b.body_hash <> r.body_hash)
              OR (w.place_set AND (
                (be.parent_id, be.after_id) IS DISTINCT FROM (e.parent_id, e.after_id)
                OR EXISTS (SELECT FROM entry WHERE section_id = w.parent_id AND until_seq IS NULL AND NOT live)))
              OR (NOT w.live AND b.hash <> r.hash)
            END, false) AS outdated
        FROM working_copy w
          LEFT JOIN entry be ON be.id = w.base_entry_id
          LEFT JOIN revision b ON b.id = w.base_revision_id
          LEFT JOIN entry e ON e.section_id = w.section_id AND e.until_seq IS NULL
          LEFT JOIN revision r ON r.id = e.revision_id;
      COMMENT ON VIEW working_copy_standing IS 'outdated: a touched aspect is not that of the current edition any more, or the section or its new parent was retired';
      GRANT SELECT ON working_copy_standing TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
