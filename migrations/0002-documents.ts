import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is read: documents, their sections, immutable revisions, numbered editions and the manifest of each as rows with validity. */
export class Documents implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE document (
        id uuid DEFAULT uuidv7() CONSTRAINT document_pk PRIMARY KEY,
        slug text NOT NULL CONSTRAINT document_slug UNIQUE
          CONSTRAINT document_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        title text NOT NULL,
        lede text NOT NULL DEFAULT '',
        issuer_id uuid CONSTRAINT document_issuer REFERENCES organisation,
        language text NOT NULL DEFAULT 'en' CONSTRAINT document_language CHECK (language IN ('en', 'ur')),
        time_zone text NOT NULL DEFAULT 'Asia/Karachi',
        numbering text NOT NULL DEFAULT 'paragraphs'
          CONSTRAINT document_numbering CHECK (numbering IN ('none', 'paragraphs')),
        settings jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE document IS 'the row that submit, decide, prepare and publish lock (FOR NO KEY UPDATE)';

      -- Numbers of a document's feedback: taken without the document's lock, by UPDATE … RETURNING of this row.
      CREATE TABLE document_counter (
        document_id uuid CONSTRAINT document_counter_document REFERENCES document,
        name text CONSTRAINT document_counter_name CHECK (name IN ('proposal', 'feedback')),
        value integer NOT NULL DEFAULT 0,
        CONSTRAINT document_counter_pk PRIMARY KEY (document_id, name)
      );

      CREATE TABLE role_grant (
        id uuid DEFAULT uuidv7() CONSTRAINT role_grant_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT role_grant_person REFERENCES person,
        role text NOT NULL
          CONSTRAINT role_grant_role CHECK (role IN ('officer', 'focal-person', 'moderator', 'publisher', 'administrator')),
        document_id uuid CONSTRAINT role_grant_document REFERENCES document,
        jurisdiction text CONSTRAINT role_grant_jurisdiction REFERENCES jurisdiction,
        organisation_id uuid CONSTRAINT role_grant_organisation REFERENCES organisation,
        granted_by uuid CONSTRAINT role_grant_granted_by REFERENCES person,
        granted_at timestamptz NOT NULL DEFAULT now(),
        until timestamptz,
        withdrawn_at timestamptz,
        withdrawn_by uuid CONSTRAINT role_grant_withdrawn_by REFERENCES person
      );
      COMMENT ON TABLE role_grant IS 'null document, jurisdiction or organisation: every one; granted_by null: by a command';
      CREATE UNIQUE INDEX role_grant_once ON role_grant (person_id, role, document_id, jurisdiction, organisation_id)
        NULLS NOT DISTINCT WHERE withdrawn_at IS NULL;

      CREATE TABLE section (
        id uuid DEFAULT uuidv7() CONSTRAINT section_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT section_document REFERENCES document,
        owner_id uuid CONSTRAINT section_owner REFERENCES organisation,
        jurisdiction text CONSTRAINT section_jurisdiction REFERENCES jurisdiction,
        born_in uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT section_of_document UNIQUE (document_id, id)
      );
      COMMENT ON COLUMN section.jurisdiction IS 'set on top-level sections; others have that of their top-level ancestor in the current edition';
      COMMENT ON COLUMN section.born_in IS 'the proposal that adds it; null: import';

      CREATE TABLE revision (
        id uuid DEFAULT uuidv7() CONSTRAINT revision_pk PRIMARY KEY,
        section_id uuid NOT NULL CONSTRAINT revision_section REFERENCES section,
        heading text NOT NULL,
        body jsonb NOT NULL,
        plain text NOT NULL,
        heading_hash content_hash NOT NULL,
        body_hash content_hash NOT NULL,
        hash content_hash NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT revision_content UNIQUE (section_id, hash),
        CONSTRAINT revision_of_section UNIQUE (section_id, id)
      );
      COMMENT ON TABLE revision IS 'never edited: the application may only read and insert';
      COMMENT ON COLUMN revision.hash IS 'over heading and body; heading_hash and body_hash tell outdated by aspect';

      CREATE TABLE edition (
        id uuid DEFAULT uuidv7() CONSTRAINT edition_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT edition_document REFERENCES document,
        standing text CONSTRAINT edition_standing CHECK (standing IN ('draft', 'scheduled', 'current')),
        kind text NOT NULL DEFAULT 'normal'
          CONSTRAINT edition_kind CHECK (kind IN ('import', 'normal', 'emergency', 'rollback')),
        seq integer CONSTRAINT edition_seq_positive CHECK (seq > 0),
        major integer,
        minor integer,
        is_major boolean NOT NULL DEFAULT false,
        change_note text NOT NULL DEFAULT '',
        reason text,
        rollback_of uuid CONSTRAINT edition_rollback_of REFERENCES edition,
        prepared_by uuid CONSTRAINT edition_prepared_by REFERENCES person,
        prepared_at timestamptz,
        left_out uuid[] NOT NULL DEFAULT '{}',
        published_by uuid CONSTRAINT edition_published_by REFERENCES person,
        published_at timestamptz,
        scheduled_for timestamptz,
        confirmed_hashes jsonb,
        confirmed_by uuid CONSTRAINT edition_confirmed_by REFERENCES person,
        confirmed_at timestamptz,
        withdrawn_at timestamptz,
        withdrawn_by uuid CONSTRAINT edition_withdrawn_by REFERENCES person,
        withdrawal_notice text,
        superseded_at timestamptz,
        manifest_hash text,
        chain_head text,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT edition_one_per_standing UNIQUE (document_id, standing) DEFERRABLE,
        CONSTRAINT edition_number UNIQUE (document_id, major, minor),
        CONSTRAINT edition_seq UNIQUE (document_id, seq),
        CONSTRAINT edition_number_whole CHECK (num_nulls(seq, major, minor, published_at) IN (0, 4)),
        CONSTRAINT edition_numbered_when_published
          CHECK ((coalesce(standing, '') IN ('draft', 'scheduled')) = (seq IS NULL)),
        CONSTRAINT edition_second_person CHECK (seq IS NULL OR kind IN ('import', 'emergency')
          OR (num_nulls(prepared_by, published_by) = 0 AND prepared_by <> published_by)),
        CONSTRAINT edition_confirmer_is_other CHECK (confirmed_by IS NULL
          OR (published_by IS NOT NULL AND confirmed_by <> published_by AND confirmed_by IS DISTINCT FROM prepared_by)),
        CONSTRAINT edition_emergency_reason CHECK (kind <> 'emergency' OR coalesce(reason, '') ~ '[^[:space:]]'),
        CONSTRAINT edition_major_has_note
          CHECK (seq IS NULL OR NOT is_major OR coalesce(change_note, '') ~ '[^[:space:]]'),
        CONSTRAINT edition_scheduled_has_time CHECK (standing IS DISTINCT FROM 'scheduled'
          OR num_nulls(scheduled_for, published_by, confirmed_hashes) = 0),
        CONSTRAINT edition_current_not_withdrawn CHECK (standing IS DISTINCT FROM 'current' OR withdrawn_at IS NULL)
      );
      COMMENT ON COLUMN edition.seq IS '1, 2, 3 … over the published editions of a document: what entry.from_seq counts in';
      COMMENT ON COLUMN edition.left_out IS 'accepted changes of the draft that wait for a later edition';
      COMMENT ON COLUMN edition.confirmed_hashes IS '{section id: resulting hash} that the publisher of a scheduled edition confirmed';
      COMMENT ON COLUMN edition.confirmed_by IS 'the other person who confirmed an emergency publication';

      CREATE TABLE entry (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT entry_pk PRIMARY KEY,
        document_id uuid NOT NULL,
        section_id uuid NOT NULL,
        parent_id uuid,
        after_id uuid,
        slug text NOT NULL CONSTRAINT entry_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        revision_id uuid NOT NULL,
        live boolean NOT NULL DEFAULT true,
        from_seq integer NOT NULL,
        until_seq integer,
        CONSTRAINT entry_section FOREIGN KEY (document_id, section_id) REFERENCES section (document_id, id),
        CONSTRAINT entry_parent FOREIGN KEY (document_id, parent_id) REFERENCES section (document_id, id),
        CONSTRAINT entry_after FOREIGN KEY (document_id, after_id) REFERENCES section (document_id, id),
        CONSTRAINT entry_revision FOREIGN KEY (section_id, revision_id) REFERENCES revision (section_id, id),
        CONSTRAINT entry_from_edition FOREIGN KEY (document_id, from_seq) REFERENCES edition (document_id, seq),
        CONSTRAINT entry_until_edition FOREIGN KEY (document_id, until_seq) REFERENCES edition (document_id, seq),
        CONSTRAINT entry_validity CHECK (until_seq > from_seq),
        CONSTRAINT entry_not_beside_itself CHECK (section_id <> parent_id AND section_id <> after_id),
        CONSTRAINT entry_once EXCLUDE USING gist (section_id WITH =, int4range(from_seq, until_seq) WITH &&)
      );
      COMMENT ON TABLE entry IS 'the manifest of edition n is the rows with from_seq <= n and (until_seq is null or n < until_seq)';
      COMMENT ON COLUMN entry.after_id IS 'the sibling it stands after; null: first under its parent';
      COMMENT ON COLUMN entry.live IS 'false: retired, the tombstone keeps the last text and address';
      CREATE UNIQUE INDEX entry_address ON entry (document_id, parent_id, slug) NULLS NOT DISTINCT
        WHERE until_seq IS NULL AND live;
      CREATE INDEX entry_current ON entry (document_id) WHERE until_seq IS NULL;
      CREATE INDEX entry_of_section ON entry (section_id, from_seq);
      CREATE INDEX entry_by_edition ON entry (document_id, from_seq);
      CREATE INDEX entry_past_address ON entry (document_id, slug);
      CREATE INDEX entry_of_revision ON entry (revision_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
