import type { Tampering } from './tamperings.js';

/** What somebody at the disk would do to what events tell of otherwise: named on a live database, and in a file of export. */
export const tamperingsOfRows: readonly Tampering[] = [
  [
    'a notice on an edition that nobody withdrew',
    `update edition set withdrawal_notice = 'Do not rely on it.', withdrawn_at = now(), withdrawn_by = published_by where seq = 2`,
    /edition 1\.1 is withdrawn on no event/u,
  ],
  [
    'a withdrawal taken back',
    `update edition set withdrawal_notice = null, withdrawn_at = null, withdrawn_by = null where seq = 1`,
    /edition 1\.0 is not withdrawn, as event \d+ tells/u,
  ],
  [
    'who withdrew an edition',
    `update edition set withdrawn_by = (select id from person where email = 'officer@sindh.example') where seq = 1`,
    /edition 1\.0 was withdrawn by somebody else than event \d+ names/u,
  ],
  [
    'when an edition was withdrawn',
    `update edition set withdrawn_at = withdrawn_at - interval '1 day' where seq = 1`,
    /edition 1\.0 was withdrawn at another time than event \d+ tells/u,
  ],
  [
    'when an edition came out',
    `update edition set published_at = published_at - interval '1 day' where seq = 2`,
    /edition 1\.1 came out at another time than event \d+ tells/u,
  ],
  [
    'when a change was decided',
    `update decision set at = at - interval '1 day' where outcome = 'rejected'`,
    /change \S+ of proposal \d+ was decided \(1\) at another time than event \d+ tells/u,
  ],
  ['who contributed', `delete from contributor`, /proposal 1 lacks contributor \S+, of whom event \d+ tells/u],
  [
    'how somebody contributed',
    `update contributor set how = 'feedback'`,
    /proposal 1 has contributor \S+ by feedback, and event \d+ tells of write/u,
  ],
  [
    'a proposal that nobody withdrew',
    `update proposal set state = 'withdrawn' where number = 1`,
    /proposal 1 is withdrawn, and event \d+ left it closed/u,
  ],
  [
    'the title of the document',
    `update document set title = 'Another framework'`,
    /document \S+ has another title than event \d+ tells of/u,
  ],
  [
    'the address of a section in the first edition alone',
    `update entry set slug = 'guards' where slug = 'sindh-police' and until_seq is not null and from_seq = 1`,
    /edition 1\.0 does not consist of what its manifest hash was made of/u,
  ],
  [
    'that address with the hash of the first edition made anew',
    `update edition set manifest_hash = repeat('a', 64) where seq = 1`,
    /edition 1\.0 has another manifest than event \d+ tells of/u,
  ],
  [
    'what earlier builds did not tell: it is said that it is not compared',
    `update event set facts = facts - 'titleHash' - 'manifestHash' - 'contributors'`,
    /\d+ events of submissions up to event \d+ did not yet tell who contributed[\s\S]*event \d+ did not yet tell the title of the document and the manifest of edition 1\.0/u,
  ],
];

/** As above, of an emergency publication that nobody has looked at yet. */
export const tamperingsOfEmergencies: readonly Tampering[] = [
  [
    'confirmed by hand',
    `update edition set confirmed_by = (select id from person where email = 'second@commission.example'), confirmed_at = now()
       where kind = 'emergency'`,
    /edition 1\.2 is confirmed on no event/u,
  ],
  [
    'refused by hand',
    `update edition set refusal_reason = 'No.', refused_at = now(), refused_by = (select id from person where email = 'second@commission.example')
       where kind = 'emergency'`,
    /edition 1\.2 is refused on no event/u,
  ],
  [
    'when its changes were accepted',
    `update decision set at = at - interval '1 day' where cause = 'emergency'`,
    /was decided \(1\) at another time than event \d+ tells/u,
  ],
];

/** As above, once somebody has confirmed it. */
export const tamperingsOfConfirmations: readonly Tampering[] = [
  [
    'its confirmation taken back',
    `update edition set confirmed_by = null, confirmed_at = null where kind = 'emergency'`,
    /edition 1\.2 is not confirmed, as event \d+ tells/u,
  ],
  [
    'who confirmed it',
    `update edition set confirmed_by = (select id from person where email = 'second@commission.example') where kind = 'emergency'`,
    /edition 1\.2 was confirmed by somebody else than event \d+ names/u,
  ],
  [
    'when it was confirmed',
    `update edition set confirmed_at = confirmed_at - interval '1 day' where kind = 'emergency'`,
    /edition 1\.2 was confirmed at another time than event \d+ tells/u,
  ],
];
