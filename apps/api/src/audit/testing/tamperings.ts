/** What is done by SQL, and how `verify` has to name it. */
export type Tampering = readonly [name: string, sql: string, named: RegExp];

/** What somebody at the disk would do past the application, by name: the SQL, and how `verify` has to name it. */
export const tamperings: readonly Tampering[] = [
  [
    'a word of a published text',
    `update revision set body = replace(body::text, 'prompt', 'slow')::jsonb where plain like '%prompt%'`,
    /revision \S+ has another body/u,
  ],
  [
    'a heading',
    `update revision set heading = 'Police' where plain like '%prompt%'`,
    /revision \S+ has another heading/u,
  ],
  [
    'the plain words that are searched',
    `update revision set plain = replace(plain, 'prompt', 'slow') where plain like '%prompt%'`,
    /revision \S+ has plain words/u,
  ],
  [
    'a body that is no text',
    `update revision set body = '{"type":"evil"}' where plain like '%prompt%'`,
    /revision \S+ is not a text/u,
  ],
  [
    'an event',
    `update event set facts = facts || '{"seq": 9}' where document_id is not null and seq = 2`,
    /event 2 was changed/u,
  ],
  ['an event taken out', `delete from event where document_id is not null and seq = 3`, /event 3 is missing/u],
  [
    'the last event taken out',
    `delete from event where (document_id, seq) in (select document_id, max(seq) from event where document_id is not null group by 1)`,
    /event \d+ is missing/u,
  ],
  [
    'the chain cut with its head',
    `update event_head set hash = repeat('0', 64) where chain <> 'system'`,
    /event \d+ is not where the chain ended/u,
  ],
  [
    'a section that an edition put back at its place',
    `update edition set moved = array(select section_id from entry limit 1) where seq = 3`,
    /edition 1\.2 names sections as put back at their place, and is no rollback/u,
  ],
  ['an edition number', `update edition set minor = 7 where seq = 2`, /edition 1\.7 does not follow edition 1\.0/u],
  ['an edition taken out', `delete from edition where seq = 2`, /edition 1\.2 is number 3 in order, not 2/u],
  ['two current editions', `update edition set standing = 'current' where seq = 2`, /has 2 current editions/u],
  [
    'what an edition consists of',
    `update entry set live = false where from_seq = 3`,
    /edition 1\.2 does not consist of what/u,
  ],
  [
    'two sections under each other',
    `update entry top set parent_id = child.section_id from entry child where child.parent_id = top.section_id and child.slug = 'sindh-police'`,
    /under itself/u,
  ],
  ['an address', `update entry set slug = 'elsewhere' where from_seq = 3`, /edition 1\.2 does not consist of what/u],
  [
    'an accepted change taken out of its edition',
    `delete from accepted where not pending`,
    /has a text of section \S+ that nobody accepted/u,
  ],
  [
    'the words of a change',
    `update change set payload = replace(payload::text, 'quick', 'slow')::jsonb where payload::text like '%quick%'`,
    /change \S+ of proposal \d+ is not what its hash was made of/u,
  ],
  [
    'a decision turned',
    `update decision set outcome = 'rejected', reason = 'no'`,
    /its last decision does not say so/u,
  ],
  [
    'a decision without its event',
    `insert into decision (change_id, seq, outcome, decided_by) select change_id, 2, outcome, decided_by from decision limit 1`,
    /counts 1 decisions and has 2|decision \(2\) on no event/u,
  ],
  [
    'a manifest hash made anew for what was changed',
    `update edition set manifest_hash = repeat('a', 64) where seq = 3`,
    /edition 1\.2 has another manifest than event \d+ tells of/u,
  ],
  [
    'a publisher who was somebody else',
    `update edition set published_by = (select id from person where email = 'officer@sindh.example') where seq = 2`,
    /edition 1\.1 was published by somebody else than event \d+ names/u,
  ],
  [
    'a decider who was somebody else',
    `update decision set decided_by = (select id from person where email = 'second@commission.example')`,
    /was decided \(1\) by somebody else than event \d+ names/u,
  ],
  [
    'the reason of a decision',
    `update decision set reason = 'No reason.' where outcome = 'rejected'`,
    /decision 1 on change \S+ of proposal \d+ has another reason than event \d+ tells of/u,
  ],
  [
    'a reason put where none was given',
    `update decision set reason = 'As agreed.' where outcome = 'accepted'`,
    /decision 1 on change \S+ of proposal \d+ has another reason/u,
  ],
  [
    'the note of an edition',
    `update edition set change_note = 'Nothing new.' where seq = 2`,
    /edition 1\.1 has another change note than event \d+ tells of/u,
  ],
  [
    'the notice on a withdrawn edition',
    `update edition set withdrawal_notice = 'Rely on it.' where seq = 1`,
    /edition 1\.0 has another withdrawal notice/u,
  ],
  ['an erratum', `update erratum set words = 'All is right.'`, /edition 1\.0 has another erratum than/u],
  ['an erratum taken out', `delete from erratum`, /event \d+ tells of an erratum that is not there/u],
  [
    'an erratum that nobody wrote',
    `insert into erratum (edition_id, words, written_by) select edition_id, 'More.', written_by from erratum`,
    /edition 1\.0 has an erratum that stands on no event/u,
  ],
  [
    'the summary of a round',
    `update round set summary = 'Other words'`,
    /proposal \d+ has another summary than event \d+ tells of/u,
  ],
  [
    'the title of a round',
    `update round set title = 'Another'`,
    /proposal \d+ has another title than event \d+ tells of/u,
  ],
  [
    'the title of a source',
    `update round_source set title = 'Another act'`,
    /proposal \d+ has another title of source 1 than event \d+ tells of/u,
  ],
  [
    'the link of a source',
    `update round_source set link = 'https://elsewhere.example/'`,
    /proposal \d+ has another link of source 1/u,
  ],
  ['a source taken out', `delete from round_source`, /proposal \d+ has another locator of source 1/u],
  [
    'a source that nobody submitted',
    `insert into round_source (round_id, position, proposal_id, source_id, kind, title, locator)
       select round_id, 7, proposal_id, gen_random_uuid(), kind, 'One more', '' from round_source limit 1`,
    /proposal \d+ has another title of source 7/u,
  ],
  [
    'what a reader said',
    `update feedback set text = 'All is well.' where number = 1`,
    /feedback 1 has another text than event \d+ tells of/u,
  ],
  [
    'what a reader said, after words were taken out of it',
    `update feedback set text = 'Ring Ayesha.' where number = 2`,
    /feedback 2 has another text/u,
  ],
  [
    'the answer to it',
    `update feedback set response = 'No.' where number = 1`,
    /feedback 1 has another response than event \d+ tells of/u,
  ],
  [
    'how it was answered',
    `update feedback set disposition = 'rejected' where number = 1`,
    /feedback 1 has another disposition/u,
  ],
  [
    'what the commission replied',
    `update reply set text = 'We have not.' where speaks_as = 'moderator'`,
    /a reply to feedback 1 has another text than event \d+ tells of/u,
  ],
  [
    'what a sender added, after words were taken out of it',
    `update reply set text = 'It is as Ayesha said.' where speaks_as = 'public'`,
    /a reply to feedback 2 has another text than event \d+ tells of/u,
  ],
  [
    'a reply taken out',
    `delete from reply where speaks_as = 'moderator'`,
    /event \d+ tells of a reply that is not there/u,
  ],
  [
    'why it was refused',
    `update feedback set refusal_reason = 'Too long.' where number = 3`,
    /feedback 3 has another refusal reason/u,
  ],
  [
    'why words were to go',
    `update redaction set reason = 'No reason.'`,
    /redaction \S+ has another reason than event \d+ tells of/u,
  ],
  [
    'the reason of a recall',
    `update round set recall_reason = 'Ordered to.' where finished_as = 'recalled'`,
    /proposal \d+ has another recall reason/u,
  ],
  [
    'a reason rewritten with its salt thrown away',
    `with gone as (delete from salt) update decision set reason = 'No reason.' where outcome = 'rejected'`,
    /event \d+ has lost the salt of the words it seals, and no redaction says so/u,
  ],
  [
    'a decision taken out with all that counts it',
    `with undone as (delete from accepted where pending returning change_id), gone as (
         delete from decision where change_id in (select change_id from undone))
       update change set outcome = 'open', decided_seq = 0 where id in (select change_id from undone)`,
    /event \d+ tells of a decision \(1\) on change \S+ that is not there/u,
  ],
  [
    'a decider who wrote the words',
    `insert into contributor (proposal_id, person_id, how) select proposal_id, decided_by, 'write' from decision join change on change.id = change_id limit 1`,
    /was decided \(1\) by somebody who wrote it/u,
  ],
  [
    'the base of what waits',
    `update change set base_hash = repeat('a', 64) where id in (select change_id from accepted where pending)`,
    /waits for an edition, and was accepted on a text/u,
  ],
  [
    'the words that feedback quotes',
    `update feedback set anchor = jsonb_set(anchor, '{quote,exact}', '"slow"')`,
    /feedback 1 quotes words that do not stand/u,
  ],
  [
    'an answer that nobody gave',
    `insert into feedback_change (feedback_id, change_id, linked_by) select feedback.id, change_id, decided_by
       from feedback, decision where feedback.number = 1 and decision.outcome = 'accepted' limit 1`,
    /feedback 1 is answered by change \S+ on no event/u,
  ],
  [
    'a count of the desk',
    `update desk_count set n = n + 3 where state = 'closed'`,
    /the desk's count of what is closed is \d+, and there are \d+/u,
  ],
  [
    'a count of the desk taken out',
    `delete from desk_count`,
    /the desk's count of what is closed is 0, and there are/u,
  ],
  [
    'the hash of a text',
    `update revision set hash = repeat('a', 64) where plain like '%prompt%'`,
    /revision \S+ has another content than its hash/u,
  ],
  [
    'a text taken out',
    `delete from revision where plain like '%prompt%'`,
    /edition 1\.2 lacks revision \S+[\s\S]*feedback 1 is pinned to revision \S+, which is not there/u,
  ],
  [
    'a section put under one that is not there',
    `update entry set parent_id = gen_random_uuid() where slug = 'sindh-police'`,
    /edition 1\.0 has section \S+ under one that is not in it/u,
  ],
  ['the draft taken out', `delete from edition where standing = 'draft'`, /has 0 draft editions/u],
  ['no current edition', `update edition set standing = null where standing = 'current'`, /has 0 current editions/u],
  [
    'an older edition made the current one',
    `update edition set standing = case seq when 2 then 'current' end where seq in (2, 3)`,
    /has edition 3 after the current one/u,
  ],
  ['the first of two decisions taken out', `update decision set seq = 2`, /lacks decision 1/u],
  [
    'a rejected change put into the next edition',
    `insert into accepted (change_id, edition_id, section_id, aspect, pending, gaps)
       select change.id, edition.id, change.section_id, change.aspect, true, change.gaps from change, edition
       where change.outcome = 'rejected' and edition.standing = 'draft' limit 1`,
    /stands in an edition and is not accepted/u,
  ],
  [
    'an accepted change out of the next edition',
    `delete from accepted where pending`,
    /is accepted and stands in no edition/u,
  ],
  [
    'an accepted change in an edition that is not there',
    `update accepted set edition_id = gen_random_uuid() where pending`,
    /stands in edition \S+, which is not there/u,
  ],
  [
    'a change that is out before its edition is',
    `update accepted set pending = false where pending`,
    /is out while its edition is not/u,
  ],
  [
    'a change taken out of what went out',
    `delete from accepted where not pending`,
    /edition 1\.1 lacks change \S+, which event \d+ says went out with it/u,
  ],
  [
    'a published edition taken out',
    `delete from edition where seq = 2`,
    /event \d+ tells of edition \S+, which is not published/u,
  ],
  [
    'an edition that no event tells of',
    `delete from event where action = 'edition.published' and object_id = (select id::text from edition where seq = 3)`,
    /edition 1\.2 stands on no event/u,
  ],
  [
    'the head of the chain in an edition',
    `update edition set chain_head = repeat('b', 64) where seq = 3`,
    /edition 1\.2 names a link that the chain of events does not have/u,
  ],
  [
    'the place of words that feedback quotes',
    `update feedback set anchor = jsonb_set(anchor, '{position,start}', '1')`,
    /feedback 1 quotes words that do not stand/u,
  ],
  ...(
    [
      [
        'a place where the quoted words are not',
        'EXACT',
        6,
        /feedback 1 is said to stand unchanged in revision \S+, where its/u,
      ],
      ['a place behind the end of a text', 'MOVED', 99_999, /feedback 1 has a place behind the end of revision/u],
    ] as const
  ).map(
    ([name, state, end, named]) =>
      [
        name,
        `insert into anchor_place (feedback_id, revision_id, from_revision_id, state, starts_at, ends_at, fitted_seq, at)
           select id, revision_id, revision_id, '${state}', 0, ${end}, 3, now() from feedback where number = 1`,
        named,
      ] as [string, string, RegExp],
  ),
  [
    'an answer by a change that was rejected',
    `insert into feedback_change (feedback_id, change_id, linked_by) select feedback.id, change_id, decided_by
       from feedback, decision where feedback.number = 1 and decision.outcome = 'rejected' limit 1`,
    /feedback 1 is answered by change \S+, which is not accepted/u,
  ],
  [
    'an event of the system',
    `update event set facts = facts || '{"n": 1}' where id = (select min(id) from event where document_id is null)`,
    /Event \d+ of the system was changed/u,
  ],
  [
    'an answer by an edition that changed nothing for it',
    `update feedback set answered_in = (select id from edition where standing = 'current')`,
    /feedback 1 is answered by edition \S+, which holds no change that answers it/u,
  ],
  [
    'two sections at one address of an earlier edition',
    `update entry set slug = 'labor-department' where slug = 'sindh-police' and until_seq is not null`,
    /edition 1\.0 has two sections at the address labor-department/u,
  ],
  [
    'a rollback to an edition that is not there',
    `update edition set kind = 'rollback', reason = 'Wrong.', rollback_of = gen_random_uuid() where seq = 3`,
    /edition 1\.2 goes back to an edition that is not there/u,
  ],
  [
    'a rollback to an edition that had another text',
    `update edition set kind = 'rollback', reason = 'Wrong.', rollback_of = (select id from edition where seq = 1) where seq = 3`,
    /edition 1\.2 has a text of section \S+ that edition 1\.0 had not/u,
  ],
  [
    'a decision that was carried with another reason',
    `with carried as (update change set carried_from = (select change_id from decision where outcome = 'rejected') where id = (select change_id from accepted where pending) returning id)
       update decision set cause = 'carried' where change_id in (select id from carried)`,
    /was carried with another reason than it was decided with/u,
  ],
];
