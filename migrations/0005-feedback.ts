import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What readers say: feedback pinned to a published revision, replies, and the changes that answer it. */
export class Feedback implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE feedback (
        id uuid DEFAULT uuidv7() CONSTRAINT feedback_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT feedback_document REFERENCES document,
        number integer NOT NULL,
        kind text NOT NULL CONSTRAINT feedback_kind CHECK (kind IN ('addition', 'correction', 'comment')),
        edition_id uuid NOT NULL CONSTRAINT feedback_edition REFERENCES edition,
        section_id uuid,
        revision_id uuid,
        anchor jsonb,
        quote text,
        text text NOT NULL CONSTRAINT feedback_text CHECK (text ~ '[^[:space:]]'),
        name text NOT NULL DEFAULT '',
        email text NOT NULL DEFAULT '',
        author_id uuid CONSTRAINT feedback_author REFERENCES person,
        state text NOT NULL DEFAULT 'held'
          CONSTRAINT feedback_state CHECK (state IN ('held', 'open', 'answered', 'refused', 'withdrawn')),
        held_because text,
        disposition text CONSTRAINT feedback_disposition CHECK (disposition IN ('accepted', 'accepted-with-changes',
          'accepted-in-part', 'rejected', 'duplicate', 'out-of-scope', 'deferred', 'withdrawn')),
        response text,
        responded_by uuid CONSTRAINT feedback_responded_by REFERENCES person,
        responded_at timestamptz,
        duplicate_of uuid CONSTRAINT feedback_duplicate_of REFERENCES feedback,
        deferred_until date,
        tracking_hash text NOT NULL CONSTRAINT feedback_tracking_hash UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT feedback_number UNIQUE (document_id, number),
        CONSTRAINT feedback_section FOREIGN KEY (document_id, section_id) REFERENCES section (document_id, id),
        CONSTRAINT feedback_revision FOREIGN KEY (section_id, revision_id) REFERENCES revision (section_id, id),
        CONSTRAINT feedback_pinned CHECK (num_nulls(section_id, revision_id) IN (0, 2)),
        CONSTRAINT feedback_anchor_has_quote
          CHECK (num_nulls(anchor, quote) IN (0, 2) AND (anchor IS NULL OR revision_id IS NOT NULL)),
        CONSTRAINT feedback_answered_has_response CHECK (state <> 'answered'
          OR (num_nulls(disposition, responded_by, responded_at) = 0 AND coalesce(response, '') ~ '[^[:space:]]')),
        CONSTRAINT feedback_duplicate_names_other CHECK (coalesce(disposition, '') <> 'duplicate'
          OR (duplicate_of IS NOT NULL AND duplicate_of <> id))
      );
      COMMENT ON COLUMN feedback.edition_id IS 'the published edition its author read';
      COMMENT ON COLUMN feedback.anchor IS 'W3C selectors over the plain text of revision_id; the quote never changes';
      COMMENT ON COLUMN feedback.tracking_hash IS 'sha-256 of the tracking code, which is shown once';
      COMMENT ON COLUMN feedback.held_because IS 'why only moderators see it yet, as a code';
      CREATE INDEX feedback_of_document ON feedback (document_id, state, created_at);
      CREATE INDEX feedback_of_section ON feedback (section_id, state);

      CREATE TABLE reply (
        id uuid DEFAULT uuidv7() CONSTRAINT reply_pk PRIMARY KEY,
        feedback_id uuid NOT NULL CONSTRAINT reply_feedback REFERENCES feedback,
        author_id uuid CONSTRAINT reply_author REFERENCES person,
        speaks_as text NOT NULL CONSTRAINT reply_speaks_as CHECK (speaks_as IN ('public', 'officer', 'moderator')),
        internal boolean NOT NULL DEFAULT false,
        text text NOT NULL CONSTRAINT reply_text CHECK (text ~ '[^[:space:]]'),
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT reply_internal_is_moderators CHECK (NOT internal OR speaks_as = 'moderator'),
        CONSTRAINT reply_signed CHECK (speaks_as = 'public' OR author_id IS NOT NULL)
      );
      CREATE INDEX reply_of_feedback ON reply (feedback_id, at);

      CREATE TABLE feedback_change (
        feedback_id uuid CONSTRAINT feedback_change_feedback REFERENCES feedback,
        change_id uuid CONSTRAINT feedback_change_change REFERENCES change,
        linked_by uuid NOT NULL CONSTRAINT feedback_change_linked_by REFERENCES person,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT feedback_change_pk PRIMARY KEY (feedback_id, change_id)
      );
      CREATE INDEX feedback_change_by_change ON feedback_change (change_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
