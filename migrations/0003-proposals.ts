import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is proposed: proposals, their mutable working copies, frozen rounds, and the changes computed once from each. */
export class Proposals implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE proposal (
        id uuid DEFAULT uuidv7() CONSTRAINT proposal_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT proposal_document REFERENCES document,
        number integer,
        organisation_id uuid NOT NULL CONSTRAINT proposal_organisation REFERENCES organisation,
        title text NOT NULL DEFAULT '',
        summary text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'drafting'
          CONSTRAINT proposal_state CHECK (state IN ('drafting', 'in_review', 'closed', 'withdrawn')),
        counter_of uuid,
        created_by uuid NOT NULL CONSTRAINT proposal_created_by REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT proposal_number UNIQUE (document_id, number),
        CONSTRAINT proposal_numbered_once_submitted CHECK (state = 'drafting' OR number IS NOT NULL)
      );
      COMMENT ON COLUMN proposal.number IS 'given at first submission, so numbers tell nothing of drafts';
      COMMENT ON COLUMN proposal.counter_of IS 'the change it answers when a moderator accepts with changes';
      CREATE INDEX proposal_of_organisation ON proposal (organisation_id, updated_at DESC);
      CREATE INDEX proposal_by_state ON proposal (document_id, state, updated_at);
      ALTER TABLE section ADD CONSTRAINT section_born_in FOREIGN KEY (born_in) REFERENCES proposal ON DELETE CASCADE;

      CREATE TABLE contributor (
        proposal_id uuid CONSTRAINT contributor_proposal REFERENCES proposal ON DELETE CASCADE,
        person_id uuid CONSTRAINT contributor_person REFERENCES person,
        how text NOT NULL CONSTRAINT contributor_how
          CHECK (how IN ('write', 'paste', 'import', 'resolution', 'submission', 'conversion', 'feedback')),
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT contributor_pk PRIMARY KEY (proposal_id, person_id)
      );
      COMMENT ON TABLE contributor IS 'sticky: the application may read and insert; how and at tell the first time';
      CREATE INDEX contributor_by_person ON contributor (person_id);

      CREATE TABLE working_copy (
        proposal_id uuid CONSTRAINT working_copy_proposal REFERENCES proposal ON DELETE CASCADE,
        section_id uuid CONSTRAINT working_copy_section REFERENCES section,
        generation integer NOT NULL DEFAULT 1,
        heading text NOT NULL,
        body jsonb NOT NULL,
        parent_id uuid CONSTRAINT working_copy_parent REFERENCES section,
        after_id uuid CONSTRAINT working_copy_after REFERENCES section,
        slug text,
        live boolean NOT NULL DEFAULT true,
        base_revision_id uuid CONSTRAINT working_copy_base REFERENCES revision,
        base_entry_id bigint CONSTRAINT working_copy_base_entry REFERENCES entry,
        content_hash content_hash NOT NULL,
        version integer NOT NULL DEFAULT 1,
        saved_at timestamptz,
        saved_by uuid CONSTRAINT working_copy_saved_by REFERENCES person,
        CONSTRAINT working_copy_pk PRIMARY KEY (proposal_id, section_id),
        CONSTRAINT working_copy_base_whole CHECK (num_nulls(base_revision_id, base_entry_id) IN (0, 2))
      );
      COMMENT ON TABLE working_copy IS 'the only mutable text; base null: the section is added by this proposal';
      COMMENT ON COLUMN working_copy.generation IS 'counts replacements by the server (submit, recall, return, rebase, PUT from elsewhere)';
      COMMENT ON COLUMN working_copy.saved_at IS 'null: nobody has written yet';
      CREATE INDEX working_copy_of_section ON working_copy (section_id);

      CREATE TABLE round (
        id uuid DEFAULT uuidv7() CONSTRAINT round_pk PRIMARY KEY,
        proposal_id uuid NOT NULL CONSTRAINT round_proposal REFERENCES proposal,
        n integer NOT NULL CONSTRAINT round_n_positive CHECK (n > 0),
        summary text NOT NULL,
        base_seq integer NOT NULL,
        submitted_by uuid NOT NULL CONSTRAINT round_submitted_by REFERENCES person,
        submitted_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        finished_as text CONSTRAINT round_finished_as CHECK (finished_as IN ('decided', 'recalled', 'withdrawn')),
        CONSTRAINT round_n UNIQUE (proposal_id, n),
        CONSTRAINT round_finish_whole CHECK (num_nulls(finished_at, finished_as) IN (0, 2))
      );
      COMMENT ON COLUMN round.base_seq IS 'seq of the edition that was current at submission';
      CREATE UNIQUE INDEX round_one_open ON round (proposal_id) WHERE finished_at IS NULL;

      CREATE TABLE round_copy (
        round_id uuid CONSTRAINT round_copy_round REFERENCES round,
        section_id uuid CONSTRAINT round_copy_section REFERENCES section,
        heading text NOT NULL,
        body jsonb NOT NULL,
        parent_id uuid CONSTRAINT round_copy_parent REFERENCES section,
        after_id uuid CONSTRAINT round_copy_after REFERENCES section,
        slug text,
        live boolean NOT NULL DEFAULT true,
        base_revision_id uuid CONSTRAINT round_copy_base REFERENCES revision,
        base_entry_id bigint CONSTRAINT round_copy_base_entry REFERENCES entry,
        content_hash content_hash NOT NULL,
        CONSTRAINT round_copy_pk PRIMARY KEY (round_id, section_id)
      );
      COMMENT ON TABLE round_copy IS 'the working copy of a section as it was submitted; the application may read and insert';

      CREATE TABLE change (
        id uuid DEFAULT uuidv7() CONSTRAINT change_pk PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT change_document REFERENCES document,
        proposal_id uuid NOT NULL CONSTRAINT change_proposal REFERENCES proposal,
        round_id uuid NOT NULL CONSTRAINT change_round REFERENCES round,
        section_id uuid NOT NULL CONSTRAINT change_section REFERENCES section,
        aspect text NOT NULL CONSTRAINT change_aspect CHECK (aspect IN ('body', 'heading', 'place', 'standing')),
        position integer NOT NULL,
        payload jsonb NOT NULL,
        gaps int4multirange,
        payload_hash content_hash NOT NULL,
        change_key text NOT NULL,
        base_hash content_hash,
        base_revision_id uuid CONSTRAINT change_base REFERENCES revision,
        requires uuid[] NOT NULL DEFAULT '{}',
        carried_from uuid CONSTRAINT change_carried_from REFERENCES change,
        outcome text NOT NULL DEFAULT 'open' CONSTRAINT change_outcome CHECK (outcome IN
          ('open', 'accepted', 'rejected', 'returned', 'recalled', 'withdrawn', 'amended', 'carried')),
        decided_seq integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT change_body_has_gaps CHECK ((aspect = 'body') = (gaps IS NOT NULL)),
        CONSTRAINT change_carried_once UNIQUE (carried_from)
      );
      COMMENT ON COLUMN change.payload IS 'body: the Change of the document core; heading: {before, after}; place, standing: the tree change';
      COMMENT ON COLUMN change.gaps IS 'gaps of the base it covers, each [from, to] inclusive: int4multirange(int4range(from, to, ''[]''))';
      COMMENT ON COLUMN change.change_key IS 'hash of old and new tokens: a hint only, identity is the row';
      COMMENT ON COLUMN change.base_hash IS 'hash of the base aspect; null: the section is added';
      COMMENT ON COLUMN change.outcome IS 'effective: kept beside the last decision in one transaction; carried: goes on as the row whose carried_from is this';
      COMMENT ON COLUMN change.decided_seq IS 'seq of the last decision; 0: none';
      CREATE UNIQUE INDEX change_position ON change (round_id, position) WHERE carried_from IS NULL;
      CREATE INDEX change_of_proposal ON change (proposal_id, outcome);
      CREATE INDEX change_of_section ON change (section_id, outcome);
      CREATE INDEX change_open ON change (document_id, proposal_id) WHERE outcome = 'open';
      CREATE INDEX change_by_key ON change (section_id, change_key);
      ALTER TABLE proposal ADD CONSTRAINT proposal_counter_of FOREIGN KEY (counter_of) REFERENCES change;
      CREATE INDEX proposal_by_original ON proposal (counter_of) WHERE counter_of IS NOT NULL;

      CREATE TABLE parked (
        change_id uuid CONSTRAINT parked_pk PRIMARY KEY CONSTRAINT parked_change REFERENCES change,
        proposal_id uuid NOT NULL CONSTRAINT parked_proposal REFERENCES proposal,
        parked_at timestamptz NOT NULL DEFAULT now(),
        resolved_at timestamptz,
        resolved_by uuid CONSTRAINT parked_resolved_by REFERENCES person,
        resolution text CONSTRAINT parked_resolution CHECK (resolution IN ('put-in', 'dropped')),
        CONSTRAINT parked_resolved_whole CHECK (num_nulls(resolved_at, resolved_by, resolution) IN (0, 3))
      );
      COMMENT ON TABLE parked IS 'returned changes that do not stand in the working copy: shown with base, mine and published until put in or dropped';
      CREATE INDEX parked_of_proposal ON parked (proposal_id) WHERE resolved_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
