import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A secret link is to one edition, from draft to published; those that are there show the draft, and are to it. */
export class LinksToAnEdition implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE preview_link
        ADD COLUMN edition_id uuid,
        ADD CONSTRAINT preview_link_edition_of_document FOREIGN KEY (document_id, edition_id)
          REFERENCES edition (document_id, id) ON DELETE SET NULL (edition_id);
      UPDATE preview_link SET edition_id = edition.id FROM edition
        WHERE edition.document_id = preview_link.document_id AND standing = 'draft';
      COMMENT ON COLUMN preview_link.edition_id IS 'the edition that it shows while that is draft or scheduled; null: its schedule was called off';
      CREATE INDEX preview_link_edition ON preview_link (document_id, edition_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
