import { hash, of } from './small-world.js';

/** A constraint, a statement that violates it, and what has to stand before. */
export type Violation = readonly [name: string, statement: string, before?: string];

/** The row of a table in which everything is right but what is given: a value an SQL expression. */
const row =
  (table: string, right: Record<string, string>) =>
  (given: Record<string, string> = {}): string => {
    const all = { ...right, ...given };
    return `INSERT INTO ${table} (${Object.keys(all).join(', ')}) VALUES (${Object.values(all).join(', ')})`;
  };

const evidence = row('evidence', {
  document_id: of.framework,
  feedback_id: of.feedback,
  name: `'a.pdf'`,
  type: `'application/pdf'`,
  size: '1',
  hash: hash('a'),
  storage_key: `'k'`,
  at: 'now()',
});
const importedFile = row('imported_file', {
  proposal_id: of.proposal,
  person_id: of.author,
  at: 'now()',
  file_name: `'a.docx'`,
  file_hash: hash('a'),
  sections: `'[]'`,
  comments: `'[]'`,
  dropped: `'[]'`,
});
const redaction = row('redaction', {
  document_id: of.framework,
  words: `'Zainab'`,
  stub: `'██████'`,
  reason: `'Names a child'`,
  asked_by: of.moderator,
  asked_at: 'now()',
});
const subscription = row('subscription', {
  document_id: of.framework,
  email: `'a@x.example'`,
  language: `'en'`,
  rhythm: `'daily'`,
  asked_at: 'now()',
  told_seq: '1',
});
const previewLink = row('preview_link', {
  document_id: of.framework,
  token_hash: hash('a'),
  for_whom: `'A fact-checker'`,
  made_by: of.moderator,
  made_at: 'now()',
  expires_at: `now() + interval '7 days'`,
});
const anchorPlace = row('anchor_place', {
  feedback_id: of.feedback,
  revision_id: of.scpaText,
  from_revision_id: of.scpaText,
  state: `'MOVED'`,
  starts_at: '0',
  ends_at: '4',
  fitted_seq: '1',
  at: 'now()',
});
const webhook = row('webhook', {
  id: of.spare,
  person_id: of.author,
  address: `'https://hooks.example/'`,
  actions: `'{edition.published}'`,
  sealed_secret: `'s'`,
  created_at: 'now()',
});
const delivery = row('webhook_delivery', {
  webhook_id: of.spare,
  document_id: of.framework,
  seq: '1',
  action: `'edition.published'`,
  object_type: `'edition'`,
  object_id: `'x'`,
  happened_at: 'now()',
});
const emailChange = row('email_change', {
  person_id: of.author,
  email: `'new@x.example'`,
  asked_at: 'now()',
  expires_at: 'now()',
});
const counter = row('proposal', {
  document_id: of.framework,
  number: '3',
  organisation_id: of.org,
  state: `'in_review'`,
  created_by: of.second,
  counter_of: of.edit,
});
const source = row('source', {
  document_id: of.framework,
  proposal_id: of.proposal,
  kind: `'act'`,
  title: `'An Act'`,
  added_by: of.author,
  at: 'now()',
});
const roundSource = row('round_source', {
  round_id: of.round,
  position: '1',
  proposal_id: of.proposal,
  source_id: of.spare,
  kind: `'act'`,
  title: `'An Act'`,
  locator: `''`,
});
const decision = row('decision', { change_id: of.edit, seq: '1', outcome: `'accepted'`, decided_by: of.second });
const accepted = row('accepted', {
  change_id: of.edit,
  edition_id: of.draft,
  section_id: of.scpa,
  aspect: `'body'`,
  gaps: `'{[10,14]}'`,
});
/** The edit was accepted, goes out with the draft, and what it was is asked no more. */
const wentOut = `${accepted()}; ${decision()}; UPDATE edition SET standing = NULL WHERE id = ${of.edition};
  UPDATE edition SET standing = 'current', seq = 2, major = 1, minor = 1, published_at = now(), prepared_by = ${of.moderator},
    published_by = ${of.publisher} WHERE id = ${of.draft}; UPDATE accepted SET pending = false`;
/** The edit was accepted, and goes on as another row over another text. */
const goesOn = (
  as: Record<string, string> = {},
) => `${decision()}; UPDATE change SET decided_seq = 1 WHERE id = ${of.edit};
  ${row('change', {
    id: of.spare,
    document_id: of.framework,
    proposal_id: of.proposal,
    round_id: of.round,
    section_id: of.scpa,
    position: '1',
    change_key: `'k'`,
    aspect: `'body'`,
    payload: `'{}'`,
    gaps: `'{[11,15]}'`,
    payload_hash: hash('7'),
    carried_from: of.edit,
  })(as)}; UPDATE change SET outcome = 'carried' WHERE id = ${of.edit}`;
const carried = (as: Record<string, string> = {}) => decision({ change_id: of.spare, cause: `'carried'`, ...as });
const blank = `E' \\n'`;

/** A redaction that was decided, with the event it stands on. */
const decidedRedaction = (outcome: 'applied' | 'refused', by: string): string => {
  const it = { id: of.spare2, words: 'NULL', outcome: `'${outcome}'`, decided_by: by, decided_at: 'now()' };
  const action = outcome === 'applied' ? 'document.redacted' : 'document.redaction-refused';
  return `INSERT INTO event (document_id, seq, at, action, object_type, object_id, previous_hash, hash)
      VALUES (${of.framework}, 1, now(), '${action}', 'redaction', ${of.spare2}, '0', 'r'); ${redaction(it)}`;
};

/** A row in each table that the small world leaves empty, for what tries every list of words. */
export const aRowEach = [
  evidence(),
  source({ link: `'https://na.gov.pk/'`, section_id: of.police, aspect: `'body'` }),
  roundSource(),
  decidedRedaction('refused', of.second),
  anchorPlace(),
  webhook(),
  delivery(),
  subscription(),
].join('; ');

const message = (proposal: string, change: string, more = "true, 'Words'") =>
  `INSERT INTO message (document_id, proposal_id, change_id, shared, text, author_id, at)
   VALUES (${of.framework}, ${proposal}, ${change}, ${more}, ${of.author}, now())`;
const unsent = `INSERT INTO proposal (id, document_id, organisation_id, created_by)
  VALUES (${of.spare}, ${of.framework}, ${of.org}, ${of.author})`;
const said = message(of.proposal, of.edit);
const messageOfFile = (author: string, quote: string) =>
  `INSERT INTO message (document_id, proposal_id, shared, text, author_id, at, file_author, file_quote)
   VALUES (${of.framework}, ${of.proposal}, true, 'Words', ${of.author}, now(), ${author}, ${quote})`;

/** What the tables of evidence, Word files, redactions, anchors, webhooks and counter-proposals refuse. */
export const laterViolations: readonly Violation[] = [
  [
    'feedback_proposal_belongs',
    `INSERT INTO feedback_proposal VALUES (${of.feedback}, ${of.spare}, 'linked', ${of.author}, now())`,
    `INSERT INTO document (id, slug, title) VALUES (${of.spare2}, 'other', 'Other');
     INSERT INTO proposal (id, document_id, organisation_id, created_by) VALUES (${of.spare}, ${of.spare2}, ${of.org}, ${of.author})`,
  ],
  ['subscription_email', subscription({ email: `'A@x.example'` })],
  ['subscription_once', subscription(), subscription()],
  ['subscription_of_one', subscription({ section_id: of.scpa, feedback_id: of.feedback })],
  ['message_belongs', message(of.proposal, of.counterEdit)],
  ['message_belongs', message(of.spare, 'NULL'), unsent],
  ['message_text', message(of.proposal, 'NULL', "true, ' '")],
  ['message_stays', "UPDATE message SET text = 'Other'", said],
  ['message_stays', "UPDATE message SET file_author = 'Another', file_quote = ''", said],
  ['message_file_author', messageOfFile("repeat('a', 401)", "''")],
  ['message_file_quote', messageOfFile("'Ayesha'", "repeat('a', 2001)")],
  ['message_from_file', messageOfFile("'Ayesha'", 'NULL')],
  ['message_stays', 'UPDATE message SET withdrawn_at = NULL', `${said}; UPDATE message SET withdrawn_at = now()`],
  ['source_title', source({ title: blank })],
  ['source_title', source({ title: `repeat('a', 301)` })],
  ['source_locator', source({ locator: `repeat('a', 201)` })],
  ['source_link', source({ link: `'javascript:alert(1)'` })],
  ['source_kind', source({ kind: `'rumour'` })],
  ['source_aspect', source({ section_id: of.police, aspect: `'tail'` })],
  ['source_about', source({ section_id: of.police })],
  ['source_about', source({ change_key: `'k'` })],
  ['round_source_once', roundSource({ position: '2' }), roundSource()],
  ['round_source_pk', roundSource({ source_id: of.spare2 }), roundSource()],
  ['round_source_kind', roundSource({ kind: `'rumour'` })],
  ['round_source_of_section', roundSource({ change_id: of.edit })],
  ['evidence_key', evidence(), evidence()],
  ['evidence_name', evidence({ name: blank })],
  ['evidence_name', evidence({ name: `repeat('a', 201)` })],
  ['evidence_size', evidence({ size: '0' })],
  ['evidence_of_one', evidence({ proposal_id: of.proposal })],
  ['evidence_of_one', evidence({ feedback_id: 'NULL' })],
  ['evidence_state', evidence({ state: `'seen'` })],
  ['imported_file_name', importedFile({ file_name: `repeat('a', 201)` })],
  ['imported_file_sections', importedFile({ sections: `'{}'` })],
  ['imported_file_comments', importedFile({ comments: `'{}'` })],
  ['imported_file_dropped', importedFile({ dropped: `'"x"'` })],
  ['redaction_stub', redaction({ stub: `'Zainab'` })],
  ['redaction_reason', redaction({ reason: blank })],
  ['redaction_files_found', redaction({ files_found: '-1' })],
  ['redaction_files_unread', redaction({ files_unread: '-1' })],
  ['redaction_outcome', redaction({ outcome: `'done'`, decided_by: of.second, decided_at: 'now()' })],
  ['redaction_decided_whole', redaction({ outcome: `'refused'` })],
  ['redaction_decided_whole', redaction({ decided_by: of.second, decided_at: 'now()' })],
  ['redaction_second_person', redaction({ outcome: `'applied'`, decided_by: of.moderator, decided_at: 'now()' })],
  ['redaction_words_length', redaction({ words: `'ab'`, stub: `'██'` })],
  ['redaction_stub_length', redaction({ stub: `'███'` })],
  ['redaction_told', redaction({ words: 'NULL', outcome: `'refused'`, decided_by: of.second, decided_at: 'now()' })],
  ['document_moderation', `UPDATE document SET moderation = 'never'`],
  ['document_feedback_window', `UPDATE document SET feedback_from = '2030-01-02', feedback_until = '2030-01-01'`],
  ['document_time_zone', `UPDATE document SET time_zone = '+05:00'`],
  ['tray_mark_seq', `UPDATE tray_mark SET seq = -1`],
  ['document_decision_days', `UPDATE document SET decision_days = 0`],
  ['feedback_claim_ends_later', `INSERT INTO feedback_claim VALUES (${of.feedback}, ${of.second}, now(), now())`],
  ['edition_proposed_minute', `UPDATE edition SET proposed_for = '2030-01-07 09:00:30' WHERE standing = 'draft'`],
  ['preview_link_hash', previewLink(), previewLink()],
  ['preview_link_edition_of_document', previewLink({ edition_id: `uuidv7()` })],
  ['preview_link_for_whom', previewLink({ for_whom: blank })],
  ['preview_link_ends', previewLink({ expires_at: 'now()' })],
  ['preview_link_ends', previewLink({ expires_at: `now() + interval '32 days'` })],
  ['preview_link_revoked_whole', previewLink({ revoked_by: of.second })],
  ['anchor_place_range', anchorPlace({ starts_at: '-1' })],
  ['anchor_place_range', anchorPlace({ starts_at: '4' })],
  ['anchor_place_state', anchorPlace({ state: `'LOST'` })],
  ['anchor_place_judged', anchorPlace({ stands: 'true' })],
  ['anchor_place_judged', anchorPlace({ judged_by: of.author })],
  ['anchor_place_judged', anchorPlace({ state: `'EXACT'`, stands: 'true', judged_at: 'now()' })],
  ['webhook_address', webhook({ address: `'file:///etc/passwd'` })],
  ['webhook_address', webhook({ address: `'https://' || repeat('a', 500)` })],
  ['webhook_actions', webhook({ actions: `'{}'` })],
  ['webhook_actions', webhook({ actions: `'{NULL}'` })],
  ['webhook_standing', webhook({ standing: `'paused'` })],
  ['webhook_removed', webhook({ standing: `'removed'`, sealed_secret: `''` })],
  ['webhook_removed', webhook({ removed_at: 'now()' })],
  ['webhook_secret_forgotten', webhook({ sealed_secret: `''` })],
  ['webhook_secret_forgotten', webhook({ standing: `'removed'`, removed_at: 'now()' })],
  ['email_change_one_open', emailChange(), emailChange()],
  ['email_change_token', emailChange({ token_hash: `'t'`, ended_at: 'now()' }), emailChange({ token_hash: `'t'` })],
  ['webhook_delivery_once', delivery(), `${webhook()}; ${delivery()}`],
  ['webhook_delivery_state', delivery({ state: `'lost'` }), webhook()],
  ['webhook_delivery_failure', delivery({ failure: `'other'` }), webhook()],
  ['proposal_one_counter', counter()],
  ['decision_by_system_returns', decision({ decided_by: 'NULL', cause: `'carried'` })],
  ['decision_as_its_cause', decision({ cause: `'carried'` })],
  ['decision_as_its_cause', carried(), goesOn({ change_key: `'other'` })],
  ['decision_as_its_cause', carried({ decided_by: of.publisher }), goesOn()],
  ['decision_as_its_cause', carried(), `${goesOn()}; UPDATE change SET outcome = 'accepted' WHERE id = ${of.edit}`],
  ['decision_as_its_cause', decision({ cause: `'emergency'` })],
  ['decision_as_its_cause', `${accepted()}; ${decision({ cause: `'emergency'` })}`],
  [
    'proposal_stays',
    `UPDATE proposal SET organisation_id = ${of.spare}`,
    `INSERT INTO organisation (id, slug, name) VALUES (${of.spare}, 'punjab-police', 'Punjab Police')`,
  ],
  ['proposal_stays', `UPDATE proposal SET counter_of = NULL WHERE id = ${of.counter}`],
  ['section_stays', 'UPDATE section SET jurisdiction = NULL', `UPDATE section SET jurisdiction = 'sindh'`],
  [
    'edition_prepared_as_told',
    `UPDATE edition SET standing = 'scheduled', scheduled_for = now(), confirmed_hashes = '{}', prepared_by = ${of.second},
       published_by = ${of.publisher} WHERE id = ${of.draft}`,
  ],
  ['edition_prepared_as_told', wentOut.replace(`prepared_by = ${of.moderator}`, `prepared_by = ${of.second}`)],
  ['accepted_published_stays', 'UPDATE accepted SET pending = true', wentOut],
  ['accepted_published_stays', 'DELETE FROM accepted', wentOut],
];

/** What the same tables take, so that no refusal above comes from a rule that refuses everything. */
export const laterAllowed: readonly Violation[] = [
  ['evidence, a redaction, a place, a webhook and a delivery', aRowEach],
  ['a Word file', importedFile()],
  ['a decision that goes on with its change', carried(), goesOn()],
  ['a secret link that was ended', previewLink({ revoked_by: of.second, revoked_at: 'now()' })],
  ['a redaction a second person applied', decidedRedaction('applied', of.second)],
  ['one that who asked takes back', decidedRedaction('refused', of.moderator)],
  ['a moved place that its sender judged', anchorPlace({ stands: 'false', judged_at: 'now()' })],
  ['a webhook that was removed', webhook({ standing: `'removed'`, removed_at: 'now()', sealed_secret: `''` })],
  ['a second wish for an address after the first', emailChange(), emailChange({ ended_at: 'now()' })],
  [
    'another counter-proposal after the first',
    counter(),
    `UPDATE proposal SET state = 'withdrawn' WHERE id = ${of.counter}`,
  ],
];
