/** A name's id: the same in every run, so that a failing statement can be read. */
const id = (n: number) => `'00000000-0000-7000-8000-${String(n).padStart(12, '0')}'`;

const names = [
  'org',
  'author',
  'moderator',
  'second',
  'publisher',
  'framework',
  'scpa',
  'police',
  'scpaText',
  'policeText',
  'edition',
  'draft',
  'proposal',
  'round',
  'edit',
  'rename',
  'counter',
  'counterRound',
  'counterEdit',
  'feedback',
  'spare',
  'spare2',
] as const;

/** SQL literals of the ids in the small world. */
export const of = Object.fromEntries(names.map((name, n) => [name, id(n + 1)])) as Record<
  (typeof names)[number],
  string
>;

/** 64 hexadecimal digits, told apart by one. */
export const hash = (digit: string) => `'${digit.repeat(64)}'`;

const body = `'{"type":"doc","content":[{"type":"paragraph"}]}'`;
const change =
  'id, document_id, proposal_id, round_id, section_id, position, change_key, aspect, payload, gaps, payload_hash';

/**
 * The least in which every table has a row: edition 1.0 with two sections, a draft, a proposal in review with an edit and a rename, a
 * counter-proposal to the edit, and one piece of feedback.
 */
export const smallWorld = /* sql */ `
  INSERT INTO jurisdiction VALUES ('sindh', 'Sindh');
  INSERT INTO organisation (id, slug, name, jurisdiction) VALUES (${of.org}, 'sindh-police', 'Sindh Police', 'sindh');
  INSERT INTO person (id, email, name, organisation_id) VALUES
    (${of.author}, 'author@x.example', 'A', ${of.org}), (${of.moderator}, 'm1@x.example', 'M1', NULL),
    (${of.second}, 'm2@x.example', 'M2', NULL), (${of.publisher}, 'p@x.example', 'P', NULL);
  INSERT INTO document (id, slug, title) VALUES (${of.framework}, 'framework', 'Framework');
  INSERT INTO document_counter VALUES (${of.framework}, 'proposal', 2);
  INSERT INTO role_grant (person_id, role) VALUES (${of.moderator}, 'moderator');
  INSERT INTO section (id, document_id) VALUES (${of.scpa}, ${of.framework}), (${of.police}, ${of.framework});
  INSERT INTO revision (id, section_id, heading, body, plain, heading_hash, body_hash, hash) VALUES
    (${of.scpaText}, ${of.scpa}, 'SCPA', ${body}, '', ${hash('1')}, ${hash('2')}, ${hash('3')}),
    (${of.policeText}, ${of.police}, 'Police', ${body}, '', ${hash('4')}, ${hash('2')}, ${hash('5')});
  INSERT INTO edition (id, document_id, standing, kind, seq, major, minor, published_at)
    VALUES (${of.edition}, ${of.framework}, 'current', 'import', 1, 1, 0, now());
  INSERT INTO edition (id, document_id, standing) VALUES (${of.draft}, ${of.framework}, 'draft');
  INSERT INTO entry (document_id, section_id, after_id, slug, revision_id, from_seq) VALUES
    (${of.framework}, ${of.scpa}, NULL, 'scpa', ${of.scpaText}, 1),
    (${of.framework}, ${of.police}, ${of.scpa}, 'police', ${of.policeText}, 1);
  INSERT INTO proposal (id, document_id, number, organisation_id, state, created_by)
    VALUES (${of.proposal}, ${of.framework}, 1, ${of.org}, 'in_review', ${of.author});
  INSERT INTO contributor VALUES (${of.proposal}, ${of.author}, 'write');
  INSERT INTO working_copy (proposal_id, section_id, heading, body, content_hash, place_set, slug)
    VALUES (${of.proposal}, ${of.scpa}, 'SCPA', ${body}, ${hash('6')}, true, 'scpa');
  INSERT INTO round (id, proposal_id, n, title, summary, base_seq, submitted_by)
    VALUES (${of.round}, ${of.proposal}, 1, 'What', 'Why', 1, ${of.author});
  INSERT INTO round_copy (round_id, section_id, heading, body, content_hash)
    VALUES (${of.round}, ${of.scpa}, 'SCPA', ${body}, ${hash('6')});
  INSERT INTO change (${change}) VALUES
    (${of.edit}, ${of.framework}, ${of.proposal}, ${of.round}, ${of.scpa}, 1, 'k', 'body', '{}', '{[10,14]}', ${hash('7')}),
    (${of.rename}, ${of.framework}, ${of.proposal}, ${of.round}, ${of.scpa}, 2, 'k', 'heading', '{}', NULL, ${hash('8')});
  INSERT INTO proposal (id, document_id, number, organisation_id, state, created_by, counter_of)
    VALUES (${of.counter}, ${of.framework}, 2, ${of.org}, 'in_review', ${of.moderator}, ${of.edit});
  INSERT INTO contributor VALUES (${of.counter}, ${of.moderator}, 'write');
  INSERT INTO round (id, proposal_id, n, title, summary, base_seq, submitted_by)
    VALUES (${of.counterRound}, ${of.counter}, 1, 'What', 'Why', 1, ${of.moderator});
  INSERT INTO change (${change}) VALUES (${of.counterEdit}, ${of.framework}, ${of.counter}, ${of.counterRound}, ${of.scpa},
    1, 'k', 'body', '{}', '{[10,10],[14,20]}', ${hash('9')});
  INSERT INTO parked (change_id, proposal_id) VALUES (${of.rename}, ${of.proposal});
  INSERT INTO tray_mark VALUES (${of.second}, ${of.edit}, 'accepted');
  INSERT INTO claim (proposal_id, moderator_id) VALUES (${of.proposal}, ${of.second});
  INSERT INTO feedback (id, document_id, number, kind, edition_id, section_id, revision_id, text, tracking_hash)
    VALUES (${of.feedback}, ${of.framework}, 1, 'correction', ${of.edition}, ${of.scpa}, ${of.scpaText}, 'Wrong', 't1');
  INSERT INTO reply (feedback_id, speaks_as, text) VALUES (${of.feedback}, 'public', 'More');
  INSERT INTO feedback_change VALUES (${of.feedback}, ${of.edit}, ${of.moderator});
  INSERT INTO event (document_id, seq, at, action, object_type, previous_hash, hash)
    VALUES (NULL, 1, now(), 'person.created', 'person', '0', '1');
  INSERT INTO event (document_id, seq, at, actor_id, action, object_type, object_id, previous_hash, hash)
    VALUES (${of.framework}, 100, now(), ${of.moderator}, 'edition.prepared', 'edition', ${of.draft}, '0', 'p');
  INSERT INTO stored_reply VALUES ('a', 'r', 'k', 'h', 200);
  SET CONSTRAINTS ALL IMMEDIATE;
`;
