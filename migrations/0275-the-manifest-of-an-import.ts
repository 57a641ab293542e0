import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An imported edition has a manifest hash like every other: the same as `hashOfManifest` makes, over its sections as they stand. */
export class TheManifestOfAnImport implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE edition DISABLE TRIGGER edition_published_stays; -- of a value that was never there
      UPDATE edition SET manifest_hash = (
        SELECT encode(sha256(convert_to('[' || coalesce(string_agg(
            '{"afterId":' || coalesce('"' || after_id || '"', 'null') || ',"hash":"' || hash || '","parentId":'
              || coalesce('"' || parent_id || '"', 'null') || ',"sectionId":"' || entry.section_id || '","slug":' || to_json(slug)::text || '}',
            ',' ORDER BY entry.section_id::text COLLATE "C"), '') || ']', 'UTF8')), 'hex')
        FROM entry JOIN revision ON revision.id = entry.revision_id
        WHERE entry.document_id = edition.document_id AND live AND from_seq <= seq AND (until_seq IS NULL OR until_seq > seq))
      WHERE kind = 'import' AND seq IS NOT NULL AND manifest_hash IS NULL;
      ALTER TABLE edition ENABLE TRIGGER edition_published_stays;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
