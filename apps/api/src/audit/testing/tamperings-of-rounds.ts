import type { Tampering } from './tamperings.js';
import { changeOf, person, proposal } from './tamperings-of-decisions.js';

/** What somebody at the disk would do to whose a proposal is and what was submitted with it, in the record of `manyActs`. */
export const tamperingsOfRounds: readonly Tampering[] = [
  [
    'the body of a proposal',
    `update proposal set organisation_id = (select id from organisation where slug = 'punjab-police') where number = 2`,
    /proposal 2 is of another body than event \d+ tells/u,
  ],
  [
    'a counter-proposal made one of its own',
    `update proposal set counter_of = null where number = 6`,
    /proposal 6 answers another change than events tell/u,
  ],
  [
    'a proposal made an answer to another',
    `update proposal set counter_of = ${changeOf(3)} where number = 4`,
    /proposal 4 answers another change than events tell/u,
  ],
  [
    'who submitted',
    `update round set submitted_by = ${person('officer@punjab')} where proposal_id = ${proposal(1)}`,
    /round 1 of proposal 1 was submitted by somebody else than event \d+ names/u,
  ],
  [
    'when it was submitted',
    `update round set submitted_at = submitted_at - interval '9 days' where proposal_id = ${proposal(1)}`,
    /round 1 of proposal 1 was submitted at another time than event \d+ tells/u,
  ],
  [
    'the number of a round',
    `update round set n = 2 where proposal_id = ${proposal(1)}`,
    /round 2 of proposal 1 has another number than event \d+ tells/u,
  ],
  [
    'how a round ended',
    `update round set finished_as = 'withdrawn' where proposal_id = ${proposal(1)}`,
    /round 1 of proposal 1 is withdrawn, and event \d+ left it decided/u,
  ],
  [
    'a round that nobody ended',
    `update round set finished_as = 'decided', finished_at = now() where proposal_id = ${proposal(4)}`,
    /round 1 of proposal 4 is decided on no event/u,
  ],
  [
    'a change said to be withdrawn',
    `update change set outcome = 'withdrawn' where outcome = 'open'`,
    /change \S+ of proposal 4 is withdrawn, and its round is not/u,
  ],
  [
    'a change put into a round',
    `insert into change select (jsonb_populate_record(change, jsonb_build_object('id', gen_random_uuid(), 'outcome', 'open', 'decided_seq', 0,
       'position', 9, 'proposal_id', ${proposal(4)}, 'round_id', (select id from round where proposal_id = ${proposal(4)})))).*
     from change where id = ${changeOf(3)}`,
    /round 1 of proposal 4 has other changes than event \d+ tells of/u,
  ],
  [
    'a change moved to another proposal',
    `update change set proposal_id = ${proposal(3)} where id = ${changeOf(2)}`,
    /change \S+ of proposal 3 is of the round of another proposal/u,
  ],
  [
    'the section of a change',
    `update change set section_id = (select section_id from change where id = ${changeOf(8)}) where id = ${changeOf(3)}`,
    /round 1 of proposal 3 has other changes than event \d+ tells of/u,
  ],
  [
    'what a change needs',
    `update change set requires = array[${changeOf(3)}] where id = ${changeOf(2)}`,
    /round 1 of proposal 2 has other changes than event \d+ tells of/u,
  ],
  [
    'what earlier builds did not tell of a submission: it is said that it is not compared',
    `update event set facts = facts - 'changesHash' - 'organisationId' where action = 'proposal.submitted'`,
    /\d+ events of submissions up to event \d+ did not yet tell which body submitted which changes/u,
  ],
];
