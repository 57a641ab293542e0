import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A rollback moves sections by no accepted change, and its lines of the manifest do not tell them from neighbours that only name another
 * sibling: it names those it moved. Of rollbacks before this, the sections that changes since the edition put back had moved.
 */
export class MovedByARollback implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE edition ADD COLUMN moved uuid[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN edition.moved IS 'the sections a rollback put back at their place';
      ALTER TABLE edition DISABLE TRIGGER edition_published_stays; -- of a column that was not there
      UPDATE edition back SET moved = array(
        SELECT young.section_id FROM entry young JOIN entry old ON old.section_id = young.section_id AND old.until_seq = young.from_seq
        WHERE young.document_id = back.document_id AND young.from_seq = back.seq
          AND (young.parent_id, young.after_id) IS DISTINCT FROM (old.parent_id, old.after_id)
          AND EXISTS (SELECT FROM edition since JOIN edition target ON target.id = back.rollback_of
            JOIN accepted ON accepted.edition_id = since.id
            WHERE since.document_id = back.document_id AND since.seq > target.seq AND since.seq < back.seq
              AND accepted.section_id = young.section_id AND accepted.aspect = 'place'))
      WHERE kind = 'rollback';
      ALTER TABLE edition ENABLE TRIGGER edition_published_stays;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
