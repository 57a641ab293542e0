import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened: the append-only, hash-chained record, and the replies kept for repeated requests. */
export class Events implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE event (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT event_pk PRIMARY KEY,
        document_id uuid,
        seq bigint NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid CONSTRAINT event_actor REFERENCES person,
        actor_role text,
        action text NOT NULL,
        object_type text NOT NULL,
        object_id text,
        facts jsonb NOT NULL DEFAULT '{}',
        previous_hash text NOT NULL,
        hash text NOT NULL,
        CONSTRAINT event_chain UNIQUE NULLS NOT DISTINCT (document_id, seq),
        CONSTRAINT event_document FOREIGN KEY (document_id) REFERENCES document
      );
      COMMENT ON TABLE event IS 'ids, enums and salted hashes, never typed text; one chain per document, one (null) for the system';
      CREATE INDEX event_of_object ON event (object_type, object_id, id);
      CREATE INDEX event_by_actor ON event (actor_id, id);

      CREATE TABLE event_head (
        chain text CONSTRAINT event_head_pk PRIMARY KEY,
        seq bigint NOT NULL,
        hash text NOT NULL
      );
      COMMENT ON TABLE event_head IS 'the last link of each chain; its row is locked as the last statement of a transaction';

      CREATE TABLE stored_reply (
        actor text,
        route text,
        key text,
        body_hash text NOT NULL,
        status integer NOT NULL CONSTRAINT stored_reply_status CHECK (status BETWEEN 200 AND 299),
        reply jsonb,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT stored_reply_pk PRIMARY KEY (actor, route, key)
      );
      COMMENT ON TABLE stored_reply IS 'what a request with an Idempotency-Key was answered, for 24 h; only 2xx, in the same transaction';
      CREATE INDEX stored_reply_age ON stored_reply (at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
