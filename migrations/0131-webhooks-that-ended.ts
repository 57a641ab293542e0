import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A webhook that is deleted stays for a while without its secret: its owner can still read what was sent. */
export class WebhooksThatEnded implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE webhook
        ADD COLUMN removed_at timestamptz,
        DROP CONSTRAINT webhook_standing,
        ADD CONSTRAINT webhook_standing CHECK (standing IN ('on', 'off', 'broken', 'removed')),
        ADD CONSTRAINT webhook_removed CHECK ((standing = 'removed') = (removed_at IS NOT NULL)),
        ADD CONSTRAINT webhook_secret_forgotten CHECK ((standing = 'removed') = (sealed_secret = ''));
      COMMENT ON COLUMN webhook.removed_at IS 'when its owner deleted it; the row goes when what was sent is forgotten too';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
