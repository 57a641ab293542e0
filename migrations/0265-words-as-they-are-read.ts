import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What parts two words of a text, as JavaScript has it. */
const space = String.raw`[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]`;

/**
 * Words to be removed are found as a reader sees them: over the ends of formatting, line breaks and footnotes, whatever white space parts
 * them, and in addresses also percent-encoded. The stub of what was found has its length, which the words themselves need not have. What is
 * frozen changes into blocks alone, and only where stretches of the words stood; the same code in libs/document makes the texts.
 */
export class WordsAsTheyAreRead implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION words_pattern(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT regexp_replace(regexp_replace(words, '([.*+?(){}|^$\\[\\]])', '\\\\\\1', 'g'), '${space}+', $r$${space}+$r$, 'g')
      $$;
      CREATE FUNCTION address_pattern(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT '(?i)' || regexp_replace(string_agg(CASE WHEN c ~ '${space}' THEN ' ' ELSE '(?:' ||
            regexp_replace(c, '([.*+?(){}|^$\\[\\]])', '\\\\\\1') || '|' ||
            regexp_replace(encode(convert_to(c, 'UTF8'), 'hex'), '(..)', '%\\1', 'g') || ')' END, '' ORDER BY n),
          ' +', $r$(?:%20|%c2%a0|[+_.-]|${space})+$r$, 'g')
        FROM regexp_split_to_table(words, '') WITH ORDINALITY AS each (c, n)
      $$;
      CREATE FUNCTION holds_words(value text, words text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
        'SELECT value ~ words_pattern(words)';

      -- The words of a text or of a change as they are read, a sign of its own before each block, and the addresses of links.
      CREATE FUNCTION read_words(body jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT string_agg(CASE WHEN n->>'type' = 'text' THEN n->>'text' WHEN n->>'type' = 'hardBreak' THEN E'\\n'
          WHEN n ? 'open' OR n ? 'close' OR n->>'type' IN ('paragraph', 'heading') THEN E'\\x1f' ELSE '' END, '')
        FROM jsonb_path_query(body, 'strict $.** ? (exists (@.type) || exists (@.open) || exists (@.close))') AS n
      $$;
      CREATE FUNCTION json_holds_words(body jsonb, words text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT EXISTS (SELECT FROM jsonb_path_query(body, 'strict $.** ? (@.type() == "string")') AS held
            WHERE held #>> '{}' ~ words_pattern(words)
              -- Footnotes stand in brackets in the words of a change.
              OR regexp_replace(held #>> '{}', ' ?\\[[^][]*\\]', '', 'g') ~ words_pattern(words))
          OR coalesce(read_words(body) ~ words_pattern(words), false)
          OR EXISTS (SELECT FROM jsonb_path_query(body, 'strict $.**.href') AS href WHERE href #>> '{}' ~ address_pattern(words))
      $$;
      COMMENT ON FUNCTION json_holds_words IS 'a text, a change or an anchor holds them as a reader sees them, or in the address of a link';

      CREATE FUNCTION blocks_for(found text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT regexp_replace(regexp_replace(found, '[\\U00010000-\\U0010FFFF]', '██', 'g'), '[^█\\n\\r\\t]', '█', 'g')
      $$;
      CREATE FUNCTION without_words(value text, words text, address boolean DEFAULT false) RETURNS text
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      DECLARE
        pattern text := '(' || words_pattern(words) || ')';
        rest text := value;
        made text := '';
        found text;
      BEGIN
        IF address THEN
          pattern := '(?i)(' || substr(address_pattern(words), 5) || ')';
        END IF;
        LOOP
          found := substring(rest FROM pattern);
          EXIT WHEN found IS NULL;
          made := made || left(rest, strpos(rest, found) - 1) || blocks_for(found);
          rest := substr(rest, strpos(rest, found) + length(found));
        END LOOP;
        RETURN made || rest;
      END $$;

      -- Nothing but blocks for stretches of the words: what formatting or a line break parts are several, what follows on itself is
      -- one. In a percent-encoded stretch the letters alone are compared.
      CREATE FUNCTION only_words_blocked(was text, now text, words text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
        WITH each AS (
          SELECT n, w, c, n - row_number() OVER (ORDER BY n) AS run
          FROM unnest(string_to_array(regexp_replace(was, '[\\U00010000-\\U0010FFFF]', E'\\x01\\x01', 'g'), NULL),
            string_to_array(regexp_replace(now, '[\\U00010000-\\U0010FFFF]', E'\\x01\\x01', 'g'), NULL)) WITH ORDINALITY AS at (w, c, n)
          WHERE w IS DISTINCT FROM c
        ), bare AS (
          SELECT lower(regexp_replace(regexp_replace(words, '[\\U00010000-\\U0010FFFF]', E'\\x01\\x01', 'g'), '${space}|[+_.-]', '', 'g'))
            AS words
        ), run AS (
          SELECT lower(regexp_replace(string_agg(w, '' ORDER BY n), '${space}|[+_.-]', '', 'g')) AS found, bool_and(coalesce(c = '█', false)) AS blocks
          FROM each GROUP BY each.run
        )
        SELECT coalesce(bool_and(blocks AND CASE
          WHEN found ~ '%[0-9a-f]{2}' THEN translate(regexp_replace(found, '%[0-9a-f]{2}', '', 'g'), bare.words, '') = ''
          ELSE strpos(repeat(bare.words, length(found) / greatest(length(bare.words), 1) + 2), found) > 0 END), true)
        FROM run, bare
      $$;

      CREATE OR REPLACE FUNCTION redact(by_redaction uuid, what text, row_id uuid, other_id uuid, new_heading text, new_body jsonb,
        new_plain text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        it redaction;
        old_text text;
        new_text text;
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        CASE what
          WHEN 'revision' THEN
            SELECT r.heading || E'\\n' || r.body::text || E'\\n' || r.plain INTO old_text
              FROM revision r JOIN section s ON s.id = r.section_id WHERE r.id = row_id AND s.document_id = it.document_id;
            new_text := new_heading || E'\\n' || new_body::text || E'\\n' || new_plain;
          WHEN 'round_copy' THEN
            SELECT c.heading || E'\\n' || c.body::text INTO old_text FROM round_copy c JOIN section s ON s.id = c.section_id
              WHERE c.round_id = row_id AND c.section_id = other_id AND s.document_id = it.document_id;
            new_text := new_heading || E'\\n' || new_body::text;
          WHEN 'change' THEN
            SELECT payload::text INTO old_text FROM change WHERE id = row_id AND document_id = it.document_id;
            new_text := new_body::text;
        END CASE;
        IF old_text IS NULL OR new_text IS NULL OR NOT only_words_blocked(old_text, new_text, it.words) THEN
          RAISE EXCEPTION 'a redaction changes its words and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_words_only';
        END IF;
        CASE what
          WHEN 'revision' THEN
            UPDATE revision SET heading = new_heading, body = new_body, plain = new_plain, redacted_by = it.id WHERE id = row_id;
          WHEN 'round_copy' THEN
            UPDATE round_copy SET heading = new_heading, body = new_body, redacted_by = it.id
            WHERE round_id = row_id AND section_id = other_id;
          WHEN 'change' THEN
            UPDATE change SET payload = new_body, redacted_by = it.id WHERE id = row_id;
        END CASE;
      END $$;

      CREATE OR REPLACE FUNCTION redact_plain(by_redaction uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
      DECLARE
        it redaction;
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        UPDATE decision SET reason = without_words(reason, it.words)
          WHERE holds_words(reason, it.words) AND change_id IN (SELECT id FROM change WHERE document_id = it.document_id);
        UPDATE round SET title = without_words(title, it.words), summary = without_words(summary, it.words),
            recall_reason = without_words(recall_reason, it.words)
          WHERE holds_words(concat_ws(E'\\x1f', title, summary, recall_reason), it.words)
            AND proposal_id IN (SELECT id FROM proposal WHERE document_id = it.document_id);
        UPDATE erratum SET words = without_words(words, it.words)
          WHERE holds_words(words, it.words) AND edition_id IN (SELECT id FROM edition WHERE document_id = it.document_id);
      END $$;

      CREATE OR REPLACE FUNCTION redact_sources(by_redaction uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
      DECLARE
        it redaction;
      BEGIN
        SELECT * INTO it FROM redaction WHERE id = by_redaction;
        IF it.words IS NULL OR it.outcome IS DISTINCT FROM 'applied' THEN
          RAISE EXCEPTION 'no redaction is being applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'redaction_open';
        END IF;
        UPDATE round_source SET title = without_words(title, it.words), locator = without_words(locator, it.words),
            link = without_words(link, it.words, true)
          WHERE (holds_words(concat_ws(E'\\x1f', title, locator), it.words) OR link ~ address_pattern(it.words))
            AND proposal_id IN (SELECT id FROM proposal WHERE document_id = it.document_id);
      END $$;

      CREATE OR REPLACE FUNCTION message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at
          OR (NEW.text, NEW.file_author, NEW.file_quote) IS DISTINCT FROM (OLD.text, OLD.file_author, OLD.file_quote)
          AND NOT EXISTS (
            SELECT FROM redaction r WHERE r.document_id = OLD.document_id AND r.outcome = 'applied' AND r.words IS NOT NULL
              AND (NEW.text, NEW.file_author, NEW.file_quote) IS NOT DISTINCT FROM (without_words(OLD.text, r.words),
                without_words(OLD.file_author, r.words), without_words(OLD.file_quote, r.words)))
        THEN
          RAISE EXCEPTION 'what was said stays as it was said'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'message_stays', TABLE = 'message';
        END IF;
        RETURN NEW;
      END $$;

      CREATE OR REPLACE FUNCTION edition_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        marks CONSTANT text[] := ARRAY['standing', 'superseded_at', 'confirmed_by', 'confirmed_at', 'refused_by', 'refused_at',
          'refusal_reason', 'withdrawn_at', 'withdrawn_by', 'withdrawal_notice', 'version'];
        typed CONSTANT text[] := ARRAY['change_note', 'reason'];
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - marks - typed = to_jsonb(NEW) - marks - typed AND EXISTS (
          SELECT FROM redaction r WHERE r.document_id = OLD.document_id AND r.outcome = 'applied' AND r.words IS NOT NULL
            AND NEW.change_note IS NOT DISTINCT FROM without_words(OLD.change_note, r.words)
            AND NEW.reason IS NOT DISTINCT FROM without_words(OLD.reason, r.words)
        ) THEN
          RETURN NULL;
        END IF;
        IF TG_OP = 'DELETE' OR to_jsonb(OLD) - marks IS DISTINCT FROM to_jsonb(NEW) - marks THEN
          RAISE EXCEPTION 'a published edition stays as it was published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_published_stays', TABLE = 'edition';
        END IF;
        RETURN NULL;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
