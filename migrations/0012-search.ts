import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Full text of what is published and what readers said: stored vectors, kept right by the database itself. */
export class Search implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- Letters that Urdu and Arabic keyboards write differently become one; marks that a reader may leave out go.
      CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN regexp_replace(
          translate(normalize(words, NFKC), 'يىئكهةۀۂۃأإآٱؤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'یییکہہہہہااااو01234567890123456789'),
          '[\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06ED\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]', '', 'g');
      -- The first 200,000 characters: a vector holds at most a megabyte, and a text too long for it must still be stored.
      CREATE FUNCTION search_vector(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN to_tsvector('pg_catalog.english', search_fold(left(words, 200000)));
      ALTER TABLE revision ADD COLUMN search tsvector NOT NULL
        GENERATED ALWAYS AS (setweight(search_vector(heading), 'A') || search_vector(plain)) STORED;
      CREATE INDEX revision_search ON revision USING gin (search);
      ALTER TABLE feedback ADD COLUMN search tsvector NOT NULL
        GENERATED ALWAYS AS (search_vector(text) || search_vector(coalesce(response, ''))) STORED;
      CREATE INDEX feedback_search ON feedback USING gin (search) WHERE state IN ('open', 'answered');
      COMMENT ON COLUMN feedback.search IS 'never the name, e-mail or a reply: what was said, and its answer';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
