import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An address that was built from a heading goes with the words of the heading: the section gets a neutral one, in every edition and proposal.
 * What it was is kept as a digest alone, so that whoever comes by the old address is led to the new one; it tells no more than that does.
 */
export class AddressesThatHeldWords implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE entry ADD COLUMN former_slug text;
      COMMENT ON COLUMN entry.former_slug IS 'digest of the address that a redaction took away: address_digest';
      CREATE INDEX entry_redacted ON entry (document_id) WHERE former_slug IS NOT NULL;

      CREATE FUNCTION address_digest(section uuid, slug text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT encode(sha256(convert_to(section::text || '/' || slug, 'UTF8')), 'hex')
      $$;
      -- The last letters of an id are those that chance made.
      CREATE FUNCTION neutral_slug(section uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT 'section-' || right(section::text, 8)
      $$;

      CREATE FUNCTION slugs_with(document uuid, words text, parts text[]) RETURNS TABLE (section_id uuid, slug text)
        LANGUAGE sql STABLE AS $$
        SELECT entry.section_id, entry.slug FROM entry
          WHERE entry.document_id = document AND string_to_array(entry.slug, '-') && parts
            AND EXISTS (SELECT FROM revision WHERE revision.section_id = entry.section_id AND holds_words(heading, words))
        UNION SELECT c.section_id, c.slug FROM round_copy c JOIN section s ON s.id = c.section_id
          WHERE s.document_id = document AND string_to_array(c.slug, '-') && parts AND holds_words(c.heading, words)
        UNION SELECT w.section_id, w.slug FROM working_copy w JOIN section s ON s.id = w.section_id
          WHERE s.document_id = document AND string_to_array(w.slug, '-') && parts AND holds_words(w.heading, words)
      $$;
      COMMENT ON FUNCTION slugs_with IS 'addresses with a part of the words, of sections whose headings hold the words: parts are those of the address that the words make';

      -- Before the headings lose the words: they say which addresses were made of them. Returns the sections, and their changes.
      CREATE FUNCTION redact_addresses(by_redaction uuid, parts text[]) RETURNS TABLE (section_id uuid, changes uuid[])
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      #variable_conflict use_column
      DECLARE
        it redaction;
        held record;
        fresh text;
        old text;
        touched uuid[];
        more uuid[];
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        FOR held IN SELECT s.section_id AS id, array_agg(DISTINCT s.slug) AS slugs
            FROM slugs_with(it.document_id, it.words, parts) AS s GROUP BY s.section_id LOOP
          fresh := neutral_slug(held.id);
          UPDATE entry SET former_slug = address_digest(section_id, slug), slug = fresh
            WHERE section_id = held.id AND slug = ANY (held.slugs);
          UPDATE round_copy SET slug = fresh, redacted_by = it.id WHERE section_id = held.id AND slug = ANY (held.slugs);
          UPDATE working_copy SET slug = fresh WHERE section_id = held.id AND slug = ANY (held.slugs);
          touched := '{}';
          FOREACH old IN ARRAY held.slugs LOOP
            WITH now AS (
              UPDATE change SET payload = replace(payload::text, '"slug": "' || old || '"', '"slug": "' || fresh || '"')::jsonb,
                  redacted_by = it.id
                WHERE section_id = held.id AND strpos(payload::text, '"slug": "' || old || '"') > 0 RETURNING id
            ) SELECT array_agg(id) INTO more FROM now;
            touched := touched || coalesce(more, '{}');
          END LOOP;
          section_id := held.id;
          changes := touched;
          RETURN NEXT;
        END LOOP;
      END $$;
      REVOKE ALL ON FUNCTION redact_addresses FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION redact_addresses TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
