import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Word files that proposals were made from: what stood in them beside the text. The file itself is not kept. */
export class ImportedFiles implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE imported_file (
        id uuid DEFAULT uuidv7() CONSTRAINT imported_file_pk PRIMARY KEY,
        proposal_id uuid NOT NULL CONSTRAINT imported_file_proposal REFERENCES proposal ON DELETE CASCADE,
        person_id uuid NOT NULL CONSTRAINT imported_file_person REFERENCES person,
        at timestamptz NOT NULL,
        file_name text NOT NULL CONSTRAINT imported_file_name CHECK (length(file_name) <= 200),
        file_hash content_hash NOT NULL,
        sections jsonb NOT NULL CONSTRAINT imported_file_sections CHECK (jsonb_typeof(sections) = 'array'),
        comments jsonb NOT NULL CONSTRAINT imported_file_comments CHECK (jsonb_typeof(comments) = 'array'),
        dropped jsonb NOT NULL CONSTRAINT imported_file_dropped CHECK (jsonb_typeof(dropped) = 'array')
      );
      COMMENT ON COLUMN imported_file.file_hash IS 'sha-256 of its bytes, so that a copy can be recognised';
      COMMENT ON COLUMN imported_file.sections IS 'changes by section, with the names that the file gives; nobody proved them';
      CREATE INDEX imported_file_of_proposal ON imported_file (proposal_id);
      GRANT SELECT, INSERT ON imported_file TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
