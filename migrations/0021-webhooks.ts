import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks: where events are sent, how far each has come in each document's chain, and what was sent. */
export class Webhooks implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE webhook (
        id uuid DEFAULT uuidv7() CONSTRAINT webhook_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT webhook_person REFERENCES person ON DELETE CASCADE,
        document_id uuid CONSTRAINT webhook_document REFERENCES document,
        address text NOT NULL CONSTRAINT webhook_address CHECK (address ~ '^https?://' AND length(address) <= 500),
        actions text[] NOT NULL CONSTRAINT webhook_actions CHECK (cardinality(actions) > 0 AND array_position(actions, NULL) IS NULL),
        sealed_secret text NOT NULL,
        standing text NOT NULL DEFAULT 'on' CONSTRAINT webhook_standing CHECK (standing IN ('on', 'off', 'broken')),
        failures integer NOT NULL DEFAULT 0,
        paused_until timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      COMMENT ON COLUMN webhook.person_id IS 'whose rights decide which events go out, asked anew for each';
      COMMENT ON COLUMN webhook.failures IS 'tries that failed one after the other';
      CREATE INDEX webhook_of_person ON webhook (person_id);
      CREATE INDEX webhook_on ON webhook (standing) WHERE standing = 'on';

      CREATE TABLE webhook_place (
        webhook_id uuid CONSTRAINT webhook_place_webhook REFERENCES webhook ON DELETE CASCADE,
        document_id uuid CONSTRAINT webhook_place_document REFERENCES document,
        seq bigint NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        retry_at timestamptz,
        CONSTRAINT webhook_place_pk PRIMARY KEY (webhook_id, document_id)
      );
      COMMENT ON TABLE webhook_place IS 'the newest event of the document that is done with: the next one is sent only after it';

      CREATE TABLE webhook_delivery (
        id uuid DEFAULT uuidv7() CONSTRAINT webhook_delivery_pk PRIMARY KEY,
        webhook_id uuid NOT NULL CONSTRAINT webhook_delivery_webhook REFERENCES webhook ON DELETE CASCADE,
        document_id uuid NOT NULL CONSTRAINT webhook_delivery_document REFERENCES document,
        seq bigint NOT NULL,
        action text NOT NULL,
        object_type text NOT NULL,
        object_id text NOT NULL,
        happened_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CONSTRAINT webhook_delivery_state CHECK (state IN ('waiting', 'delivered', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        status integer,
        failure text CONSTRAINT webhook_delivery_failure CHECK (failure IN ('address', 'connection', 'timeout', 'status')),
        tried_at timestamptz,
        CONSTRAINT webhook_delivery_once UNIQUE (webhook_id, document_id, seq)
      );
      COMMENT ON TABLE webhook_delivery IS 'ids and enums only; what is sent is made of this row, nothing of the answer but its status is kept';
      CREATE INDEX webhook_delivery_dead ON webhook_delivery (webhook_id, id) WHERE state = 'dead';

      GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, webhook_place, webhook_delivery TO tarmeem_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
