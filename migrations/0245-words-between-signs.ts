import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The parser of full text takes any sign beyond ASCII for a letter (in a database of the locale C, as the embedded one is), a hyphen
 * before a digit for a minus, and words that a stroke or a full stop joins for the address of a file or a host: “Police” was one word
 * with its quotation marks, and `0800-22444` held no 22444.
 */
export class WordsBetweenSigns implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN regexp_replace(regexp_replace(
          translate(normalize(words, NFKC), 'يىئكهةۀۂۃأإآٱؤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹‘’‐', 'یییکہہہہہااااو01234567890123456789''''-'),
          '[\\u00AD\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06ED\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]', '', 'g'),
          '[/\\\\<>&@_~+=#|\\u00A1-\\u00A9\\u00AB-\\u00B4\\u00B6-\\u00B9\\u00BB-\\u00BF\\u00D7\\u00F7\\u0600-\\u060F\\u061B-\\u061F\\u066A-\\u066D\\u06D4\\u2010-\\u2029\\u2030-\\u205E\\u20A0-\\u20CF\\u2190-\\u2BFF\\u2E00-\\u2E5D\\u3000-\\u3003\\u3008-\\u301F\\uFD3E\\uFD3F]|-(?=[0-9])|(?<=[0-9])-|(?<=[^0-9 ])[.](?=[^0-9 ])', ' ', 'g');
      -- Another expression has the database work the vectors out anew.
      ALTER TABLE revision ALTER COLUMN search SET EXPRESSION AS (setweight(search_vector(heading), 'A') || search_vector(plain));
      ALTER TABLE feedback ALTER COLUMN search SET EXPRESSION AS (search_vector(text) || search_vector(coalesce(response, '')));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
