import { hashOfSubmitted } from '../../proposals/index.js';
import { all } from '../archive/archive.js';
import type { Rows } from '../archive/tables.js';
import { sameInstant } from './edition-marks.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, proposalOf } from './record.js';

/** What the events tell of rounds, by their ids, and of proposals, by theirs. */
interface Told {
  submitted: Map<string, Rows['event']>;
  /** How each round ended, with the event that says so. */
  ended: Map<string, { as: string; seq: number }>;
  /** The change that each counter-proposal answers. */
  counters: Map<string, string>;
  /** The proposals of emergencies, whose only round ends as they come out. */
  emergencies: Map<string, number>;
}

/**
 * A round was submitted by whom its event names, when it says, of the body and with the changes that it tells, and ended as the last
 * event on it says. A change is open only in an open round. What earlier events did not tell is not compared, and named as that.
 */
export const rounds: Check = async function* (record) {
  const told = await toldOf(record);
  const rows = await all(record.archive, 'round');
  const silent: number[] = [];
  for (const round of rows) {
    if (round.n === undefined) return; // an archive of a time that did not hold this
    const event = told.submitted.get(round.id);
    const what = `round ${round.n} of proposal ${record.proposals.get(round.proposal_id)?.number ?? round.proposal_id}`;
    if (!event) {
      yield { what, wrong: 'was submitted on no event' };
      continue;
    }
    yield* submittedAs(round, event, what);
    yield* endedAs(round, told, what);
    if (event.facts['changesHash'] === undefined) silent.push(event.seq);
    else yield* ofBody(record, round, event);
  }
  const byId = new Map(rows.map((round) => [round.id, round]));
  for (const change of record.changes.values()) yield* standsIn(record, change, byId.get(change.round_id ?? ''));
  for (const { id, number, counter_of } of record.proposals.values())
    if ((told.counters.get(id) ?? null) !== counter_of)
      yield { what: `proposal ${number ?? id}`, wrong: 'answers another change than events tell' };
  if (silent.length > 0)
    yield {
      what: `${silent.length} ${silent.length === 1 ? 'event of a submission' : 'events of submissions'} up to event ${silent.at(-1)}`,
      wrong: 'did not yet tell which body submitted which changes, which is not compared for them',
      known: true,
    };
};

function* submittedAs(
  round: Rows['round'],
  { seq, actor_id, at, object_id, facts }: Rows['event'],
  what: string,
): Generator<Finding> {
  if (round.submitted_by !== actor_id) yield { what, wrong: `was submitted by somebody else than event ${seq} names` };
  if (!sameInstant(round.submitted_at, at))
    yield { what, wrong: `was submitted at another time than event ${seq} tells` };
  if (round.proposal_id !== object_id) yield { what, wrong: `is of another proposal than event ${seq} tells` };
  if (facts['round'] !== undefined && facts['round'] !== round.n)
    yield { what, wrong: `has another number than event ${seq} tells` };
}

function* endedAs(round: Rows['round'], { ended, emergencies }: Told, what: string): Generator<Finding> {
  const seq = emergencies.get(round.proposal_id);
  const end = ended.get(round.id) ?? (seq === undefined ? undefined : { as: 'decided', seq });
  if ((round.finished_as ?? null) === (end?.as ?? null)) return;
  const is = round.finished_as ?? 'open';
  yield { what, wrong: end ? `is ${is}, and event ${end.seq} left it ${end.as}` : `is ${is} on no event` };
}

/** The body that a proposal is of, and the changes of the round as they were submitted. */
function* ofBody(record: DocumentRecord, round: Rows['round'], { seq, facts }: Rows['event']): Generator<Finding> {
  const proposal = record.proposals.get(round.proposal_id);
  if (proposal?.organisation_id !== undefined && proposal.organisation_id !== facts['organisationId'])
    yield { what: `proposal ${proposal.number ?? proposal.id}`, wrong: `is of another body than event ${seq} tells` };
  const changes = [...record.changes.values()].flatMap(
    ({ id, section_id, aspect, position = 0, payload_hash, requires, round_id, carried_from }) =>
      round_id === round.id && carried_from === null
        ? [{ id, sectionId: section_id, aspect, position, payloadHash: payload_hash, requires }]
        : [],
  );
  if (hashOfSubmitted(changes) !== facts['changesHash'])
    yield {
      what: `round ${round.n ?? ''} of proposal ${proposal?.number ?? round.proposal_id}`,
      wrong: `has other changes than event ${seq} tells of`,
    };
}

function* standsIn(
  record: DocumentRecord,
  change: Rows['change'],
  round: Rows['round'] | undefined,
): Generator<Finding> {
  const what = `change ${change.id} of ${proposalOf(record, change)}`;
  const end = round?.finished_as ?? null;
  if (!round) yield { what, wrong: 'is of a round that is not there' };
  else if (round.proposal_id !== change.proposal_id) yield { what, wrong: 'is of the round of another proposal' };
  else if (change.outcome === 'open' && end !== null) yield { what, wrong: 'is open in a round that has ended' };
  else if (['recalled', 'withdrawn'].includes(change.outcome) && end !== change.outcome)
    yield { what, wrong: `is ${change.outcome}, and its round is not` };
}

async function toldOf({ archive }: DocumentRecord): Promise<Told> {
  const told: Told = { submitted: new Map(), ended: new Map(), counters: new Map(), emergencies: new Map() };
  for await (const event of archive.rows('event')) {
    const { action, object_id, seq, facts } = event;
    const roundId = facts['roundId'];
    if (action === 'proposal.submitted' && typeof roundId === 'string') told.submitted.set(roundId, event);
    const as = ends[action];
    if (as && typeof roundId === 'string') told.ended.set(roundId, { as, seq });
    if (action === 'proposal.countered') told.counters.set(String(facts['by']), String(facts['changeId']));
    if (action === 'edition.published' && typeof facts['proposalId'] === 'string')
      told.emergencies.set(facts['proposalId'], seq);
    if (action === 'proposal.submitted' && typeof facts['counterOf'] === 'string')
      told.counters.set(object_id, facts['counterOf']);
  }
  return told;
}

const ends: Readonly<Record<string, string>> = {
  'proposal.recalled': 'recalled',
  'proposal.withdrawn': 'withdrawn',
  'proposal.closed': 'decided',
  'proposal.returned': 'decided',
};
