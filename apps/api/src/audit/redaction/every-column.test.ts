import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../testing/database.js';
import { typedWords } from './redact-texts.js';

let database: FreshDatabase;
let client: Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new Client(database.owner);
  await client.connect();
}, 90_000);
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** Columns that are redacted by functions of the database, or by code of their own in redact-texts.ts. */
const redacted = `revision.heading revision.body revision.plain round_copy.heading round_copy.body change.payload
  working_copy.heading working_copy.body feedback.anchor decision.reason round.title round.summary round.recall_reason anchor_place.words
  erratum.words stored_reply.reply redaction.words imported_file.sections imported_file.comments imported_file.dropped entry.slug round_copy.slug working_copy.slug
  room_update.data round_source.title round_source.locator round_source.link`;

/** Columns that hold codes, hashes, ids, or what somebody is called or runs: nothing that is written in or about a text. */
const noTypedText = `api_token.name contributor.how document.* document_counter.name entry.former_slug event.* event_head.*
  email_change.* feedback.email feedback.held_because jurisdiction.* mail_link.* organisation.* person.* redaction.reason redaction.stub redaction.jurisdictions salt.value
  role_grant.* section.* session.* sign_in_place.* sign_on.* second_factor.* recovery_code.*
  stored_reply.* throttle.* webhook.* webhook_delivery.* proposal.jurisdictions feedback.jurisdiction desk_count.* desk_counted.* consequence.* edition.chain_head
  edition.confirmed_hashes edition.manifest_hash edition.left_out edition.moved rollback.section_ids change.change_key source.change_key change.requires
  evidence.storage_key evidence.type api_token.roles api_token.token_hash feedback.tracking_hash subscription.email`;

/** A column with a list of words or a form of its own holds no free text. */
const codes = `select conrelid::regclass || '.' || attname as name from pg_constraint
  join pg_attribute on attrelid = conrelid and attnum = any (conkey)
  where contype = 'c' and cardinality(conkey) = 1 and pg_get_constraintdef(pg_constraint.oid) ~ '= ANY \\(ARRAY'
  union select conrelid::regclass || '.' || attname from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
  where contype = 'f'`;

test('a column that can hold words of a text is known to redaction, or said here to hold none', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'bytea', 'ARRAY') and domain_name is null
       and table_name || '.' || column_name not in (${codes}) order by 1`,
  );
  const known = new Set([
    ...`${redacted} ${noTypedText}`.split(/\s+/u),
    ...Object.entries(typedWords).flatMap(([table, { columns }]) => columns.map((column) => `${table}.${column}`)),
  ]);
  const unknown = rows
    .map((row) => row.name)
    .filter((name) => !known.has(name) && !known.has(name.replace(/\..*/u, '.*')));
  expect(unknown).toEqual([]);
});
