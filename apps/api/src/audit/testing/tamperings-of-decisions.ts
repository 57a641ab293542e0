import type { Tampering } from './tamperings.js';

export const person = (name: string): string => `(select id from person where email = '${name}.example')`;
export const proposal = (number: number): string => `(select id from proposal where number = ${number})`;
export const draft = `(select id from edition where standing = 'draft')`;
/** The first change of a proposal, as it goes on now. */
export const changeOf = (number: number): string =>
  `(select id from change where proposal_id = ${proposal(number)} and outcome <> 'carried' order by position limit 1)`;

/** A decision that nobody made on the change of a proposal, with all that counts it. */
const madeUp = (of: number, outcome: string, more: { cause: string; by: string; seq?: number }): string => {
  const { cause, by, seq = 1 } = more;
  const accepted = `insert into accepted (change_id, edition_id, section_id, aspect, gaps, pending, prepared)
      select id, ${draft}, section_id, aspect, gaps, true, true from change where id = ${changeOf(of)};`;
  return `insert into decision (change_id, seq, outcome, cause, decided_by, at) values (${changeOf(of)}, ${seq}, '${outcome}', '${cause}', ${by}, now());
    ${outcome === 'accepted' ? accepted : ''}
    update change set outcome = '${outcome}', decided_seq = ${seq} where id = ${changeOf(of)}`;
};

/** What somebody at the disk would do to have words accepted that nobody accepted, in the record of `manyActs`. */
export const tamperingsOfDecisions: readonly Tampering[] = [
  [
    'an acceptance that was never carried',
    madeUp(4, 'accepted', { cause: 'carried', by: person('moderator@commission') }),
    /change \S+ of proposal 4 is said to have been decided \(1\) before it was carried, and was not/u,
  ],
  [
    'an acceptance in no emergency',
    madeUp(4, 'accepted', { cause: 'emergency', by: person('moderator@commission') }),
    /change \S+ of proposal 4 is said to have been decided \(1\) in an emergency, of which no event tells/u,
  ],
  [
    'an acceptance in no emergency by its author',
    madeUp(4, 'accepted', { cause: 'emergency', by: person('officer@sindh') }),
    /change \S+ of proposal 4 was decided \(1\) by somebody who wrote it/u,
  ],
  [
    'an acceptance by nobody',
    `alter table decision drop constraint if exists decision_by_system_returns;
       ${madeUp(4, 'accepted', { cause: 'emergency', by: 'null' })}`,
    /change \S+ of proposal 4 was accepted \(1\) by nobody/u,
  ],
  [
    'a rejection turned by a decision of nobody',
    madeUp(3, 'accepted', { cause: 'carried', by: person('moderator@commission'), seq: 2 }),
    /change \S+ of proposal 3 is said to have been decided \(2\) before it was carried, and was not/u,
  ],
  [
    'a rejection that is said to have been carried',
    `update decision set cause = 'carried' where outcome = 'rejected'`,
    /change \S+ of proposal 3 is said to have been decided \(1\) before it was carried, and was not/u,
  ],
  [
    'a change returned in the name of the system',
    madeUp(4, 'returned', { cause: 'text-moved', by: 'null' }),
    /change \S+ of proposal 4 was returned \(1\) by the system on no event/u,
  ],
  [
    'the decider of a carried change',
    `update decision set decided_by = ${person('second@commission')} where cause = 'carried'`,
    /change \S+ of proposal 1 was carried with another decision than was made on change \S+/u,
  ],
  [
    'a change that goes on as another change',
    `update change set carried_from = ${changeOf(4)} where id = ${changeOf(1)}`,
    /change \S+ of proposal 1 goes on from change \S+ on no event/u,
  ],
  [
    'another section of a change that goes on',
    `update change set section_id = (select section_id from change where id = ${changeOf(8)}) where id = ${changeOf(1)}`,
    /change \S+ of proposal 1 does something else than change \S+, from which it goes on/u,
  ],
  [
    'the change that another goes on from taken out',
    `delete from change where outcome = 'carried'`,
    /change \S+ of proposal 1 goes on from change \S+, which is not there/u,
  ],
];
