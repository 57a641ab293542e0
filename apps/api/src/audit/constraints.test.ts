import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, DatabaseError } from 'pg';
import { type FreshDatabase, freshDatabase } from '../testing/database.js';
import { hash, of, smallWorld } from './testing/small-world.js';
import { aRowEach, laterAllowed, laterViolations, type Violation } from './testing/violations.js';

let database: FreshDatabase;
let app: Client;
beforeAll(async () => {
  database = await freshDatabase();
  app = new Client(database.app);
  await app.connect();
  await app.query(smallWorld);
}, 90_000);
afterAll(async () => {
  await app?.end();
  await database?.drop();
});

/** Runs statements as the application and takes them back; gives the name of the constraint that refused the last one, or null. */
async function refusedBy(statement: string, before = ''): Promise<string | null> {
  await app.query('BEGIN');
  try {
    if (before) await app.query(before);
    await app.query(`${statement}; SET CONSTRAINTS ALL IMMEDIATE`);
    return null;
  } catch (error) {
    if (error instanceof DatabaseError) return error.constraint ?? error.message;
    throw error;
  } finally {
    await app.query('ROLLBACK');
  }
}

const publish = (more: string) => `UPDATE edition SET standing = NULL WHERE id = ${of.edition};
  UPDATE edition SET standing = 'current', seq = 2, major = 1, minor = 1, published_at = now(), ${more} WHERE id = ${of.draft}`;
const bySecond = `prepared_by = ${of.moderator}, published_by = ${of.publisher}`;
const decide = (change: string, outcome: string, by: string, more = "'because'") =>
  `INSERT INTO decision (change_id, seq, outcome, decided_by, reason)
   VALUES (${change}, 1, '${outcome}', ${by}, ${more})`;
const accept = (change: string, aspect: string, gaps: string, more = '') =>
  `INSERT INTO accepted (change_id, edition_id, section_id, aspect, gaps${more ? ', same_as' : ''})
   VALUES (${change}, ${of.draft}, ${of.scpa}, '${aspect}', ${gaps}${more ? `, ${more}` : ''})`;
/** Another change of the proposal, with gaps of its own. */
const another = (gaps: string) =>
  `INSERT INTO change (id, document_id, proposal_id, round_id, section_id, aspect, position, payload, gaps, payload_hash, change_key)
   VALUES (${of.spare}, ${of.framework}, ${of.proposal}, ${of.round}, ${of.scpa}, 'body', 3, '{}', ${gaps}, ${hash('a')}, 'k')`;
const decided = (change: string) => decide(change, 'accepted', of.second, 'NULL');
const acceptedEdit = () => `${accept(of.edit, 'body', "'{[10,14]}'")}; ${decided(of.edit)}`;
/** What the end of a transaction would ask was asked here: later statements answer for themselves. */
const settled = (statements: string) => `${statements}; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED`;
const otherDocument = `INSERT INTO document (id, slug, title) VALUES (${of.spare}, 'other', 'Other');
  INSERT INTO edition (id, document_id, standing, kind, seq, major, minor, published_at)
    VALUES (${of.spare2}, ${of.spare}, 'current', 'import', 1, 1, 0, now())`;
const edition = (columns: string, values: string) =>
  `INSERT INTO edition (document_id, ${columns}) VALUES (${of.framework}, ${values})`;
const entry = (section: string, columns: string, values: string) =>
  `INSERT INTO entry (document_id, section_id, revision_id, ${columns})
   VALUES (${of.framework}, ${section}, ${section === of.scpa ? of.scpaText : of.policeText}, ${values})`;
const scheduled = (more: string) =>
  `UPDATE edition SET standing = 'scheduled', scheduled_for = now(), confirmed_hashes = '{}', published_by = ${of.publisher}, ${more}
   WHERE id = ${of.draft}`;
const end = (section: string) => `UPDATE entry SET until_seq = 2 WHERE section_id = ${section}`;
const apiToken = (roles: string, holds: string) =>
  `INSERT INTO api_token (person_id, name, token_hash, roles, may_write, created_at, expires_at)
   VALUES (${of.author}, 'n', ${hash('a')}, ${roles}, false, now(), now() + interval '${holds}')`;
const emergency = `UPDATE edition SET kind = 'emergency', reason = 'The helpline is wrong' WHERE id = ${of.draft}`;
const blank = "' \n'";
const refusedBySecond = (reason = "'Not so'") =>
  `refused_by = ${of.second}, refused_at = now(), refusal_reason = ${reason}`;
const withdrawn = (notice: string) =>
  `withdrawn_at = now(), withdrawn_by = ${of.publisher}, withdrawal_notice = ${notice}`;

// Constraint, the statement that violates it, what has to stand before.
const violations: readonly Violation[] = [
  ['edition_one_per_standing', edition('standing', "'draft'")],
  [
    'edition_one_per_standing',
    `UPDATE edition SET standing = 'current', ${bySecond}, seq = 2, major = 1, minor = 1,
    published_at = now() WHERE id = ${of.draft}`,
  ],
  ['edition_number', publish(`${bySecond}, minor = 0`).replace('minor = 1, ', '')],
  ['edition_seq', publish(`${bySecond}, seq = 1`).replace('seq = 2, ', '')],
  ['edition_seq_positive', publish(`${bySecond}, seq = 0`).replace('seq = 2, ', '')],
  ['edition_number_whole', publish(bySecond).replace('minor = 1, ', '')],
  ['edition_numbered_when_published', `UPDATE edition SET standing = NULL WHERE id = ${of.draft}`],
  [
    'edition_numbered_when_published',
    `UPDATE edition SET standing = 'scheduled', scheduled_for = now(), confirmed_hashes = '{}',
    published_by = ${of.publisher} WHERE id = ${of.edition}`,
  ],
  ['edition_second_person', publish(`prepared_by = ${of.publisher}, published_by = ${of.publisher}`)],
  ['edition_second_person', publish(`published_by = ${of.publisher}`)],
  ['edition_second_person', publish(`prepared_by = ${of.publisher}`)],
  ['edition_second_person', publish(`kind = 'rollback', reason = 'Wrong', rollback_of = ${of.edition}`)],
  ['edition_rollback_reason', publish(`${bySecond}, kind = 'rollback', rollback_of = ${of.edition}`)],
  [
    'edition_rollback_reason',
    publish(`${bySecond}, kind = 'rollback', rollback_of = ${of.edition}, reason = ${blank}`),
  ],
  ['edition_rollback_reason', publish(`${bySecond}, kind = 'rollback', reason = 'Wrong'`)],
  [
    'edition_rollback_of_document',
    publish(`${bySecond}, kind = 'rollback', reason = 'Wrong', rollback_of = ${of.spare2}`),
    otherDocument,
  ],
  ['edition_scheduled_second_person', scheduled(`prepared_by = ${of.publisher}`)],
  ['edition_scheduled_second_person', scheduled('prepared_by = NULL')],
  ['edition_published_stays', `UPDATE edition SET change_note = 'Nicer' WHERE id = ${of.edition}`],
  ['edition_published_stays', `UPDATE edition SET reason = 'Other' WHERE id = ${of.draft}`, publish(bySecond)],
  ['edition_published_stays', `DELETE FROM edition WHERE id = ${of.spare2}`, otherDocument],
  ['edition_confirmer_is_other', publish(`published_by = ${of.publisher}, confirmed_by = ${of.publisher}`), emergency],
  ['edition_confirmer_is_other', publish(`${bySecond}, confirmed_by = ${of.moderator}`)],
  ['edition_refusal_whole', publish(`published_by = ${of.publisher}, refused_by = ${of.second}`), emergency],
  ['edition_refusal_reason', publish(`published_by = ${of.publisher}, ${refusedBySecond(blank)}`), emergency],
  ['edition_refuser_is_other', publish(`published_by = ${of.second}, ${refusedBySecond()}`), emergency],
  ['edition_refuser_is_other', publish(`${bySecond}, ${refusedBySecond()}`)],
  [
    'edition_refuser_is_other',
    publish(`published_by = ${of.publisher}, confirmed_by = ${of.moderator}, ${refusedBySecond()}`),
    emergency,
  ],
  ['edition_emergency_reason', publish(`published_by = ${of.publisher}, kind = 'emergency'`)],
  ['edition_emergency_reason', publish(`published_by = ${of.publisher}, kind = 'emergency', reason = ${blank}`)],
  ['edition_major_has_note', publish(`${bySecond}, is_major = true`)],
  ['edition_major_has_note', publish(`${bySecond}, is_major = true, change_note = ${blank}`)],
  ['edition_scheduled_has_time', `UPDATE edition SET standing = 'scheduled' WHERE id = ${of.draft}`],
  ['edition_current_not_withdrawn', `UPDATE edition SET ${withdrawn("'Wrong'")} WHERE id = ${of.edition}`],
  ['edition_withdrawal_notice', `UPDATE edition SET ${withdrawn('NULL')} WHERE id = ${of.edition}`, publish(bySecond)],
  ['edition_withdrawal_notice', `UPDATE edition SET ${withdrawn(blank)} WHERE id = ${of.edition}`, publish(bySecond)],
  [
    'erratum_words',
    `INSERT INTO erratum (edition_id, words, written_by) VALUES (${of.edition}, ${blank}, ${of.publisher})`,
  ],
  [
    'erratum_on_published',
    `INSERT INTO erratum (edition_id, words, written_by) VALUES (${of.draft}, 'Wrong', ${of.publisher})`,
  ],
  [
    'rollback_edition_of_document',
    `INSERT INTO rollback (document_id, to_edition, reason, prepared_by, prepared_at, version, over_seq)
    VALUES (${of.framework}, ${of.spare2}, 'Wrong', ${of.moderator}, now(), 1, 1)`,
    otherDocument,
  ],
  [
    'rollback_reason',
    `INSERT INTO rollback (document_id, to_edition, reason, prepared_by, prepared_at, version, over_seq)
    VALUES (${of.framework}, ${of.edition}, ${blank}, ${of.moderator}, now(), 1, 1)`,
  ],

  [
    'round_one_open',
    `INSERT INTO round (proposal_id, n, title, summary, base_seq, submitted_by)
    VALUES (${of.proposal}, 2, 'What', 'Why', 1, ${of.author})`,
  ],
  [
    'round_n',
    `INSERT INTO round (proposal_id, n, title, summary, base_seq, submitted_by, finished_at, finished_as)
    VALUES (${of.proposal}, 1, 'What', 'Why', 1, ${of.author}, now(), 'decided')`,
  ],
  ['round_finish_whole', `UPDATE round SET finished_at = now() WHERE id = ${of.round}`],
  ['decision_linear', decide(of.edit, 'accepted', of.second), decide(of.edit, 'rejected', of.second)],
  ['decision_reason', decide(of.edit, 'rejected', of.second, 'NULL')],
  ['decision_reason', decide(of.edit, 'returned', of.second, blank)],
  ['decision_by_system_has_cause', decide(of.edit, 'returned', 'NULL', 'NULL')],
  ['decision_seq_positive', decide(of.edit, 'accepted', of.second).replace(', 1,', ', 0,')],
  ['decision_no_gap', decided(of.edit).replace(', 1,', ', 2,')],
  ['decision_no_gap', decided(of.edit).replace(', 1,', ', 3,'), decided(of.edit)],
  ['decision_ends_acceptance', decide(of.edit, 'rejected', of.second).replace(', 1,', ', 2,'), settled(acceptedEdit())],
  ['decision_four_eyes', decide(of.edit, 'accepted', of.author)],
  ['decision_four_eyes', decide(of.edit, 'rejected', of.author)],
  ['decision_four_eyes', decide(of.counterEdit, 'accepted', of.moderator)],
  ['decision_four_eyes', decide(of.counterEdit, 'accepted', of.author)],
  ['accepted_pk', accept(of.edit, 'body', "'{[1,2]}'"), accept(of.edit, 'body', "'{[10,14]}'")],
  ['accepted_no_touch', accept(of.counterEdit, 'body', "'{[14,20]}'"), accept(of.edit, 'body', "'{[10,14]}'")],
  ['accepted_no_touch', accept(of.counterEdit, 'body', "'{[1,2],[11,11]}'"), accept(of.edit, 'body', "'{[10,14]}'")],
  ['accepted_one_structure', accept(of.counterEdit, 'heading', 'NULL'), accept(of.rename, 'heading', 'NULL')],
  ['accepted_body_has_gaps', accept(of.edit, 'body', 'NULL')],
  ['accepted_same_as_other', accept(of.edit, 'body', "'{[1,2]}'", of.edit)],
  ['accepted_gaps_not_empty', accept(of.edit, 'body', "'{}'")],
  ['accepted_as_changed', accept(of.edit, 'body', "'{[10,15]}'")],
  ['accepted_as_changed', accept(of.edit, 'body', "'{[10,14]}'").replace(of.scpa, of.police)],
  ['accepted_as_changed', accept(of.edit, 'heading', 'NULL')],
  ['accepted_as_changed', accept(of.edit, 'body', "'{[10,14]}'").replace(of.draft, of.spare2), otherDocument],
  ['accepted_as_changed', `UPDATE accepted SET gaps = '{[1,2]}'`, acceptedEdit()],
  ['accepted_is_decided', accept(of.edit, 'body', "'{[10,14]}'")],
  ['accepted_is_decided', accept(of.edit, 'body', "'{[10,14]}'"), settled(decide(of.edit, 'rejected', of.second))],
  ['accepted_pending_with_edition', 'UPDATE accepted SET pending = false', acceptedEdit()],
  ['accepted_pending_with_edition', publish(bySecond), acceptedEdit()],

  ['entry_once', entry(of.scpa, 'slug, from_seq', "'other', 1")],
  ['entry_address', entry(of.police, 'slug, from_seq', "'scpa', 2"), `${publish(bySecond)}; ${end(of.police)}`],
  ['entry_validity', `UPDATE entry SET until_seq = 1 WHERE section_id = ${of.scpa}`],
  ['entry_from_edition', entry(of.scpa, 'slug, from_seq', "'scpa', 7"), `${publish(bySecond)}; ${end(of.scpa)}`],
  ['entry_not_beside_itself', entry(of.scpa, 'slug, from_seq, after_id', `'scpa', 1, ${of.scpa}`)],
  ['entry_slug_form', entry(of.scpa, 'slug, from_seq', "'SCPA', 1")],
  [
    'entry_revision',
    `INSERT INTO entry (document_id, section_id, revision_id, slug, from_seq)
    VALUES (${of.framework}, ${of.scpa}, ${of.policeText}, 'scpa', 2)`,
    `${publish(bySecond)}; ${end(of.scpa)}`,
  ],
  [
    'revision_content',
    `INSERT INTO revision (section_id, heading, body, plain, heading_hash, body_hash, hash)
    VALUES (${of.scpa}, 'x', '{}', '', ${hash('a')}, ${hash('a')}, ${hash('3')})`,
  ],
  ['content_hash_form', `UPDATE working_copy SET content_hash = 'none'`],

  ['proposal_number', `UPDATE proposal SET number = 1 WHERE id = ${of.counter}`],
  ['proposal_numbered_once_submitted', `UPDATE proposal SET number = NULL WHERE id = ${of.proposal}`],
  ['contributor_pk', `INSERT INTO contributor VALUES (${of.proposal}, ${of.author}, 'paste')`],
  ['working_copy_added_has_place', `UPDATE working_copy SET slug = NULL`],
  [
    'working_copy_instead_of_once',
    `UPDATE working_copy SET instead_of = ${of.police};
    INSERT INTO working_copy (proposal_id, section_id, heading, body, content_hash, place_set, slug, instead_of)
      SELECT proposal_id, ${of.police}, heading, body, content_hash, true, 'once-more', instead_of FROM working_copy`,
  ],
  ['working_copy_base_whole', `UPDATE working_copy SET base_revision_id = ${of.scpaText}`],
  [
    'change_body_has_gaps',
    `INSERT INTO change (document_id, proposal_id, round_id, section_id, aspect, position, payload,
    payload_hash, change_key) VALUES (${of.framework}, ${of.proposal}, ${of.round}, ${of.scpa}, 'body', 3, '{}', ${hash('a')}, 'k')`,
  ],
  ['change_gaps_not_empty', another("'{}'")],
  [
    'change_section_of_document',
    another("'{[1,2]}'").replace(of.scpa, of.spare2),
    `INSERT INTO document (id, slug, title) VALUES (${of.spare}, 'other', 'Other');
    INSERT INTO section (id, document_id) VALUES (${of.spare2}, ${of.spare})`,
  ],
  [
    'change_position',
    `INSERT INTO change (document_id, proposal_id, round_id, section_id, aspect, position, payload,
    payload_hash, change_key) VALUES (${of.framework}, ${of.proposal}, ${of.round}, ${of.scpa}, 'place', 2, '{}', ${hash('a')}, 'k')`,
  ],
  ['parked_resolved_whole', 'UPDATE parked SET resolved_at = now()'],
  ['claim_ends_later', 'UPDATE claim SET ends_at = claimed_at'],

  [
    'feedback_number',
    `INSERT INTO feedback (document_id, number, kind, edition_id, text, tracking_hash)
    VALUES (${of.framework}, 1, 'comment', ${of.edition}, 'x', 't2')`,
  ],
  [
    'feedback_tracking_hash',
    `INSERT INTO feedback (document_id, number, kind, edition_id, text, tracking_hash)
    VALUES (${of.framework}, 2, 'comment', ${of.edition}, 'x', 't1')`,
  ],
  ['feedback_text', `UPDATE feedback SET text = ${blank}`],
  ['feedback_on_published', `UPDATE feedback SET edition_id = ${of.draft}`],
  ['feedback_edition_of_document', `UPDATE feedback SET edition_id = ${of.spare2}`, otherDocument],
  ['feedback_pinned', 'UPDATE feedback SET section_id = NULL'],
  ['feedback_received_whole', `UPDATE feedback SET received_by = 'letter'`],
  [
    'feedback_received_has_no_author',
    `UPDATE feedback SET received_by = 'letter', received_on = now(), entered_by = p.id, author_id = p.id FROM person p`,
  ],
  ['feedback_revision', `UPDATE feedback SET revision_id = ${of.policeText}`],
  ['feedback_anchor_has_quote', `UPDATE feedback SET quote = 'words'`],
  [
    'feedback_answered_has_response',
    `UPDATE feedback SET state = 'answered', disposition = 'rejected',
    responded_by = ${of.moderator}, responded_at = now()`,
  ],
  ['feedback_duplicate_names_other', `UPDATE feedback SET disposition = 'duplicate'`],
  ['feedback_refusal_has_reason', `UPDATE feedback SET state = 'refused', refusal_reason = ${blank}`],
  ['feedback_refusal_has_reason', `UPDATE feedback SET refusal_reason = 'Names a child'`],
  [
    'reply_held_is_public',
    `UPDATE reply SET state = 'held'`,
    `UPDATE reply SET speaks_as = 'officer', author_id = ${of.author}`,
  ],
  ['round_recall_reason', `UPDATE round SET recall_reason = 'why' WHERE id = ${of.round}`],
  ['proposal_withdrawal_reason', `UPDATE proposal SET withdrawal_reason = 'why' WHERE id = ${of.proposal}`],
  ['reply_internal_is_moderators', 'UPDATE reply SET internal = true'],
  ['reply_signed', `UPDATE reply SET speaks_as = 'officer'`],
  ['reply_text', `UPDATE reply SET text = ''`],

  ['person_email', `INSERT INTO person (email, name) VALUES ('Author@X.example', 'Twin')`],
  ['role_grant_once', `INSERT INTO role_grant (person_id, role) VALUES (${of.moderator}, 'moderator')`],
  ['organisation_slug', `INSERT INTO organisation (slug, name) VALUES ('sindh-police', 'Twin')`],
  ['document_slug', `INSERT INTO document (slug, title) VALUES ('framework', 'Twin')`],
  [
    'session_id',
    `INSERT INTO session (id_hash, person_id, expires_at, id) SELECT 'twin', person_id, now(), id FROM session`,
    `INSERT INTO session (id_hash, person_id, expires_at) VALUES ('one', ${of.author}, now())`,
  ],
  ['second_factor_confirmed', `INSERT INTO second_factor (person_id, confirmed_at) VALUES (${of.author}, now())`],
  [
    'mail_link_token',
    `INSERT INTO mail_link (kind, person_id, token_hash) VALUES ('reset', ${of.author}, 't')`,
    `INSERT INTO mail_link (kind, person_id, token_hash) VALUES ('reset', ${of.author}, 't')`,
  ],
  ['api_token_hash', apiToken("ARRAY['officer']", '1 day'), apiToken("ARRAY['officer']", '1 day')],
  ['api_token_name', apiToken("ARRAY['officer']", '1 day').replace("'n'", blank)],
  ['api_token_roles', apiToken("'{}'", '1 day')],
  ['api_token_roles', apiToken('ARRAY[NULL]::text[]', '1 day')],
  ['api_token_ends', apiToken("ARRAY['officer']", '367 days')],
  ['api_token_ends', apiToken("ARRAY['officer']", '0 days')],
  [
    'sign_on_identity',
    `INSERT INTO sign_on (person_id, issuer, subject) VALUES (${of.moderator}, 'i', 's')`,
    `INSERT INTO sign_on (person_id, issuer, subject) VALUES (${of.author}, 'i', 's')`,
  ],
  [
    'event_chain',
    `INSERT INTO event (seq, at, action, object_type, previous_hash, hash) VALUES (1, now(), 'a', 'o', '0', '1')`,
  ],
  ['stored_reply_pk', `INSERT INTO stored_reply VALUES ('a', 'r', 'k', 'other', 200)`],
  ['stored_reply_status', 'UPDATE stored_reply SET status = 409'],
  ['room_one_open', room(2), room(1)],
  [
    'room_update_size',
    `INSERT INTO room_update (proposal_id, section_id, generation, data, at)
    SELECT proposal_id, section_id, generation, '', now() FROM room`,
    room(1),
  ],
  ...laterViolations,
];

function room(generation: number): string {
  return `INSERT INTO room (proposal_id, section_id, generation, base_revision_id, base_entry_id, opened_at)
    SELECT ${of.proposal}, section_id, ${generation}, revision_id, id, now() FROM entry WHERE section_id = ${of.scpa} LIMIT 1`;
}

test.each(violations)('%s refuses: %#', async (...[name, statement, before]) => {
  expect(await refusedBy(statement, before)).toBe(name);
});

test('every rule of the tables was tried, but for lists of words and forms of codes', async () => {
  const { rows } = await app.query<{ name: string }>(`
    SELECT conname AS name FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE pg_constraint.connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'x', 't')
      AND pg_get_constraintdef(pg_constraint.oid) !~ '(= ANY \\(ARRAY|~ ''\\^)' AND relname <> 'migration'
    UNION SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace AND indisunique AND NOT indisprimary AND relname NOT IN
      (SELECT conname FROM pg_constraint WHERE contype IN ('u', 'x'))`);
  const tried = new Set(violations.map(([name]) => name));
  // Keys that only exist to be referred to, and one that a carry can not break twice.
  const referredTo = [
    'edition_by_publication',
    'edition_of_document',
    'section_of_document',
    'revision_of_section',
    'change_carried_once',
    'round_n_positive',
  ];
  // What the database keeps by itself refuses nothing, and the application can not write it.
  const kept = rows.map(({ name }) => name).filter((name) => name.startsWith('desk_count_'));
  expect(
    rows
      .map((row) => row.name)
      .filter((name) => !tried.has(name) && !referredTo.includes(name) && !kept.includes(name)),
  ).toEqual([]);
  for (const statement of [
    'DELETE FROM desk_count',
    'UPDATE desk_count SET n = 0',
    `SELECT desk_count_add(NULL, 'closed', '{}', NULL, 1)`,
  ])
    expect(await refusedBy(statement)).toMatch(/^permission denied/u);
});

test('every list of words refuses another word', async () => {
  const { rows } = await app.query<{ name: string; table: string; column: string }>(`
    SELECT conname AS name, relname AS table, attname AS column FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid
    JOIN pg_attribute ON attrelid = conrelid AND attnum = ALL (conkey) AND cardinality(conkey) = 1
    WHERE connamespace = 'public'::regnamespace AND contype = 'c' AND format_type(atttypid, NULL) = 'text'
      AND has_column_privilege(conrelid, attnum, 'UPDATE') AND pg_get_constraintdef(pg_constraint.oid) ~ '(= ANY|~ ''\\^)'
    ORDER BY 1`);
  expect(rows.length).toBeGreaterThan(15);
  // A row in each table that the small world leaves empty, and rows that nothing but the word is wrong with.
  const filled = `${accept(of.edit, 'body', "'{[10,14]}'")}; UPDATE reply SET author_id = ${of.moderator};
    UPDATE round SET finished_at = now(), finished_as = 'decided';
    INSERT INTO mail_link (kind, person_id) VALUES ('reset', ${of.author}); ${aRowEach}`;
  for (const { name, table, column } of rows) {
    expect([name, await refusedBy(`UPDATE "${table}" SET "${column}" = 'No such word'`, filled)]).toEqual([name, name]);
  }
});

// What has to go through, so that no refusal above comes from a rule that refuses everything.
const allowed: readonly Violation[] = [
  ['a second person publishes', publish(bySecond)],
  ['many editions are superseded', edition('seq, major, minor, published_at, kind', "5, 5, 0, now(), 'import'")],
  ['one person publishes in an emergency, with a reason', publish(`published_by = ${of.publisher}`), emergency],
  ['another person confirms it', publish(`published_by = ${of.publisher}, confirmed_by = ${of.second}`), emergency],
  ['somebody else decides', decide(of.edit, 'accepted', of.second, 'NULL')],
  ['a moderator who wrote elsewhere decides the original', decide(of.edit, 'rejected', of.moderator)],
  ['somebody who wrote neither decides a counter-proposal', decide(of.counterEdit, 'accepted', of.second)],
  ['another person refuses it', publish(`published_by = ${of.publisher}, ${refusedBySecond()}`), emergency],
  [
    'the actor of an emergency decides',
    decide(of.edit, 'accepted', of.author),
    `${emergency}; ${accept(of.edit, 'body', "'{[10,14]}'")}`,
  ],
  [
    'the system returns with a cause',
    `INSERT INTO decision (change_id, seq, outcome, cause) VALUES (${of.edit}, 1, 'returned', 'text-moved')`,
  ],
  [
    'one unchanged token stands between',
    `${accept(of.spare, 'body', "'{[15,20]}'")}; ${decided(of.spare)}`,
    `${acceptedEdit()}; ${another("'{[15,20]}'")}`,
  ],
  [
    'the same change is accepted twice',
    `${accept(of.spare, 'body', "'{[10,14]}'", of.edit)}; ${decided(of.spare)}`,
    `${acceptedEdit()}; ${another("'{[10,14]}'")}`,
  ],
  [
    'published changes are no obstacle',
    `${accept(of.spare, 'body', "'{[10,14]}'").replace(of.draft, of.spare2)}; ${decided(of.spare)}`,
    `${acceptedEdit()}; ${publish(bySecond)}; UPDATE accepted SET pending = false; ${another("'{[10,14]}'")};
    ${edition('standing, id', `'draft', ${of.spare2}`)}`,
  ],
  [
    'an accepted change is taken out with the decision that does so',
    `DELETE FROM accepted; ${decide(of.edit, 'rejected', of.second).replace(', 1,', ', 2,')}`,
    acceptedEdit(),
  ],
  [
    'a published edition is superseded and withdrawn',
    `UPDATE edition SET ${withdrawn("'Wrong'")} WHERE id = ${of.edition}`,
    publish(bySecond),
  ],
  [
    'a section gets a new entry in the next edition',
    entry(of.scpa, 'slug, from_seq', "'scpa', 2"),
    `${publish(bySecond)}; ${end(of.scpa)}`,
  ],
  [
    'the address of a retired section is free',
    entry(of.police, 'slug, from_seq', "'scpa', 2"),
    `${publish(bySecond)}; ${end(of.scpa)}; ${end(of.police)}; ${entry(of.scpa, 'slug, from_seq, live', "'scpa', 2, false")}`,
  ],
  [
    'a withdrawn grant can be given again',
    `INSERT INTO role_grant (person_id, role) VALUES (${of.moderator}, 'moderator')`,
    'UPDATE role_grant SET withdrawn_at = now()',
  ],
  ...laterAllowed,
];

test.each(allowed)('%s', async (...[, statement, before]) => {
  expect(await refusedBy(statement, before)).toBeNull();
});

test.each(['event', 'decision', 'revision', 'contributor', 'round_copy', 'erratum', 'salt'])(
  'the application can not rewrite, remove or empty %s',
  async (table) => {
    const { rows } = await app.query<{ column: string }>(
      `SELECT column_name AS column FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'`,
      [table],
    );
    const statements = [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`];
    for (const { column } of rows) statements.push(`UPDATE ${table} SET "${column}" = DEFAULT`);
    for (const statement of statements)
      expect([statement, await refusedBy(statement)]).toEqual([
        statement,
        expect.stringContaining('permission denied'),
      ]);
  },
);

test.each([
  'DELETE FROM change',
  "UPDATE change SET payload = '{}'",
  'UPDATE change SET proposal_id = proposal_id',
  'DELETE FROM entry',
  `UPDATE entry SET revision_id = revision_id`,
  'DELETE FROM round',
  'DELETE FROM message',
  "UPDATE round SET summary = ''",
  'ALTER TABLE decision DISABLE TRIGGER decision_four_eyes',
  'DROP TABLE event',
])('nor can it run %s', async (statement) => {
  expect(await refusedBy(statement)).toMatch(/permission denied|must be owner/u);
});

test('discarding a proposal nobody submitted takes its text and new sections along; a submitted one stays', async () => {
  const drafted = `INSERT INTO proposal (id, document_id, organisation_id, created_by)
      VALUES (${of.spare}, ${of.framework}, ${of.org}, ${of.author});
    INSERT INTO contributor VALUES (${of.spare}, ${of.author}, 'write');
    INSERT INTO section (id, document_id, born_in) VALUES (${of.spare2}, ${of.framework}, ${of.spare});
    INSERT INTO working_copy (proposal_id, section_id, heading, body, content_hash, place_set, slug)
      VALUES (${of.spare}, ${of.spare2}, 'New', '{}', ${hash('a')}, true, 'new-one')`;
  expect(await refusedBy(`DELETE FROM proposal WHERE id = ${of.spare}`, drafted)).toBeNull();
  expect(await refusedBy(`DELETE FROM proposal WHERE id = ${of.counter}`)).toBe('round_proposal');
});

test('no index of words keeps a list of texts that each search would have to read', async () => {
  const { rows } = await app.query<{ name: string; options: string[] | null }>(
    `select relname as name, reloptions as options from pg_class join pg_am on pg_am.oid = relam
     where amname = 'gin' and relnamespace = 'public'::regnamespace`,
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter(({ options }) => !options?.includes('fastupdate=off'))).toEqual([]);
});
