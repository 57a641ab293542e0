import type { Tampering } from './tamperings.js';
import { changeOf, draft, person } from './tamperings-of-decisions.js';

const scheduled = `(select id from edition where standing = 'scheduled')`;

/** What somebody at the disk would do to how an edition was prepared, in the record of `manyActs`. */
export const tamperingsOfPreparations: readonly Tampering[] = [
  [
    'the preparer of a published edition',
    `update edition set prepared_by = ${person('moderator@commission')} where seq = 2`,
    /edition 1\.1 was prepared by somebody else than event \d+ names/u,
  ],
  [
    'when a published edition was prepared',
    `update edition set prepared_at = prepared_at - interval '5 days' where seq = 2`,
    /edition 1\.1 was prepared at another time than event \d+ tells/u,
  ],
  [
    'the preparer of the draft',
    `update edition set prepared_by = ${person('moderator@commission')} where standing = 'draft'`,
    /the draft edition was prepared by somebody else than event \d+ names/iu,
  ],
  [
    'a preparation taken back',
    `update edition set prepared_by = null where standing = 'draft'`,
    /the draft edition is not prepared, as event \d+ tells/iu,
  ],
  [
    'the note of the draft',
    `update edition set change_note = 'Nothing new.' where standing = 'draft'`,
    /the draft edition has another change note than event \d+ tells of/iu,
  ],
  [
    'the number of the draft',
    `update edition set is_major = true where standing = 'draft'`,
    /the draft edition is major, and event \d+ tells otherwise/iu,
  ],
  [
    'the kind of the draft',
    `update edition set kind = 'emergency', reason = 'Now.' where standing = 'draft'`,
    /the draft edition is said to be of the kind emergency/iu,
  ],
  [
    'what the draft leaves out',
    `update edition set left_out = array[${changeOf(8)}] where standing = 'draft'`,
    /the draft edition leaves out change \S+, which event \d+ says was chosen/iu,
  ],
  [
    'what was there when the draft was prepared',
    `update accepted set prepared = not prepared where edition_id = ${draft}`,
    /the draft edition leaves out change \S+, which event \d+ says was chosen/iu,
  ],
  [
    'what is scheduled put into the draft',
    `update accepted set edition_id = ${draft} where edition_id = ${scheduled}`,
    /the draft edition goes out with change \S+, of which event \d+ does not tell[\s\S]*the scheduled edition lacks change \S+, of which event \d+ tells|the scheduled edition lacks change \S+, of which event \d+ tells[\s\S]*the draft edition goes out with change/iu,
  ],
  [
    'what is in the draft put into the schedule',
    `update accepted set edition_id = ${scheduled} where edition_id = ${draft}`,
    /the scheduled edition holds change \S+, of which event \d+ does not tell/iu,
  ],
  [
    'what waits put into an edition that is out',
    `update accepted set pending = false, edition_id = (select id from edition where seq = 2) where edition_id = ${draft}`,
    /edition 1\.1 holds change \S+, of which event \d+ does not tell/u,
  ],
  [
    'the note that was confirmed for a time',
    `update edition set change_note = 'Nobody confirmed this.' where standing = 'scheduled'`,
    /the scheduled edition has another change note than event \d+ tells of/iu,
  ],
  [
    'the number that was confirmed for a time',
    `update edition set is_major = true where standing = 'scheduled'`,
    /the scheduled edition is major, and event \d+ tells otherwise/iu,
  ],
  [
    'the time that was confirmed',
    `update edition set scheduled_for = scheduled_for - interval '1 hour' where standing = 'scheduled'`,
    /the scheduled edition is scheduled for another time than event \d+ tells/iu,
  ],
  [
    'when the schedule was confirmed',
    `update edition set scheduled_at = scheduled_at - interval '1 hour' where standing = 'scheduled'`,
    /the scheduled edition was confirmed at another time than event \d+ tells/iu,
  ],
  [
    'who confirmed the schedule',
    `update edition set published_by = ${person('moderator@commission')} where standing = 'scheduled'`,
    /the scheduled edition was confirmed by somebody else than event \d+ names/iu,
  ],
  [
    'the texts that were confirmed',
    `update edition set confirmed_hashes = '{}' where standing = 'scheduled'`,
    /the scheduled edition is to have other texts than event \d+ tells/iu,
  ],
  [
    'a schedule that nobody confirmed',
    `update accepted set edition_id = ${draft} where edition_id = ${scheduled}; delete from edition where standing = 'scheduled';
     update edition set standing = 'scheduled', scheduled_for = now(), scheduled_at = now(), published_by = ${person('publisher@commission')},
       confirmed_hashes = '{}' where standing = 'draft';
     insert into edition (document_id, standing) select document_id, 'draft' from edition where standing = 'scheduled'`,
    /the scheduled edition is scheduled on no event[\s\S]*event \d+ tells of scheduled edition \S+, which is not there/iu,
  ],
  [
    'what earlier builds did not tell of a preparation: it is said that it is not compared',
    `update event set facts = facts - 'changes' where action = 'edition.prepared'`,
    /\d+ events of preparations up to event \d+ did not yet tell what was chosen, which is not compared for them/u,
  ],
];

/** The same to what came out. */
export const tamperingsOfEditions: readonly Tampering[] = [
  [
    'an emergency made a normal edition',
    `update edition set kind = 'normal', prepared_by = ${person('second@commission')} where kind = 'emergency'`,
    /edition 1\.2 has another kind than event \d+ tells of/u,
  ],
  [
    'a rollback made a normal edition',
    `update edition set kind = 'normal' where kind = 'rollback'`,
    /edition 1\.3 has another kind than event \d+ tells of[\s\S]*edition 1\.3 goes back to an earlier one, and is no rollback/u,
  ],
  [
    'every number shifted',
    `update edition set major = seq, minor = 0, is_major = true, change_note = 'Words.' where seq > 1`,
    /edition 2\.0 has another number than event \d+ tells of[\s\S]*edition 2\.0 has another kind of number than event \d+ tells of/u,
  ],
  [
    'the edition that a rollback goes back to',
    `update edition set rollback_of = (select id from edition where seq = 1) where kind = 'rollback'`,
    /edition 1\.3 has another edition to go back to than event \d+ tells of/u,
  ],
  [
    'the preparer of a rollback',
    `update edition set prepared_by = ${person('moderator@commission')} where kind = 'rollback'`,
    /edition 1\.3 was prepared by somebody else than event \d+ names/u,
  ],
  [
    'when an edition was superseded',
    `update edition set superseded_at = superseded_at - interval '3 days' where seq = 2`,
    /edition 1\.1 was superseded at another time than edition 1\.2 came out/u,
  ],
];
