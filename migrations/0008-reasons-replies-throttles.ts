import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a proposal was recalled or withdrawn, replies that wait for a moderator, and how often somebody tried. */
export class ReasonsRepliesThrottles implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE round ADD recall_reason text
        CONSTRAINT round_recall_reason CHECK (recall_reason IS NULL OR coalesce(finished_as, '') = 'recalled');
      COMMENT ON COLUMN round.recall_reason IS 'what its authors said when they took it back; the event holds none of it';
      ALTER TABLE proposal ADD withdrawal_reason text
        CONSTRAINT proposal_withdrawal_reason CHECK (withdrawal_reason IS NULL OR state = 'withdrawn');
      GRANT UPDATE (recall_reason) ON round TO tarmeem_app;

      ALTER TABLE reply ADD state text NOT NULL DEFAULT 'open'
        CONSTRAINT reply_state CHECK (state IN ('held', 'open', 'refused'));
      COMMENT ON COLUMN reply.state IS 'what a sender adds waits (held) until a moderator lets it through or refuses it';
      UPDATE reply SET state = 'held' WHERE speaks_as = 'public';
      ALTER TABLE reply ADD CONSTRAINT reply_held_is_public CHECK (state = 'open' OR speaks_as = 'public');
      ALTER TABLE feedback ADD refusal_reason text;
      ALTER TABLE feedback ADD CONSTRAINT feedback_refusal_has_reason CHECK (
        (state = 'refused') = (coalesce(refusal_reason, '') ~ '[^[:space:]]'));

      CREATE TABLE throttle (
        scope text,
        subject_hash text,
        count integer NOT NULL,
        until timestamptz NOT NULL,
        CONSTRAINT throttle_pk PRIMARY KEY (scope, subject_hash)
      );
      COMMENT ON TABLE throttle IS 'tries of somebody within a window that ends at until, for all processes; subjects only as keyed hashes';
      CREATE INDEX throttle_age ON throttle (until);
      CREATE TABLE sign_in_place (
        mail_hash text,
        place_hash text,
        seen_at timestamptz NOT NULL,
        CONSTRAINT sign_in_place_pk PRIMARY KEY (mail_hash, place_hash)
      );
      COMMENT ON TABLE sign_in_place IS 'network addresses and browsers from which a mail address signed in before: a guesser elsewhere never slows them';
      CREATE INDEX sign_in_place_age ON sign_in_place (seen_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON throttle, sign_in_place TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
