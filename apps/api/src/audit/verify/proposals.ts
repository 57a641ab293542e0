import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import type { DocumentRecord } from './record.js';

/** The state that each of these leaves a proposal in. */
const stateAfter: Readonly<Record<string, string>> = {
  'proposal.submitted': 'in_review',
  'proposal.recalled': 'drafting',
  'proposal.returned': 'drafting',
  'proposal.closed': 'closed',
  'proposal.withdrawn': 'withdrawn',
};

/** What the events tell of a proposal. */
interface Told {
  state?: { is: string; seq: number };
  /** How each person came to contribute, with the event that says so. */
  contributors: Map<string, { how: string; seq: number }>;
}

/**
 * A proposal is in the state that its last event left it in, and everybody of whom an event tells that they wrote in it still counts among
 * its contributors. What was submitted before events told of contributors is not compared, and named as that.
 */
export const proposals: Check = async function* (record) {
  const { told, silent } = await toldOf(record);
  for (const { id, number, state } of record.proposals.values()) {
    const what = `proposal ${number ?? id}`;
    const last = told.get(id)?.state;
    if (!last) yield { what, wrong: 'was submitted on no event' };
    else if (last.is !== state)
      yield {
        what,
        wrong: `is ${state.replace('_', ' ')}, and event ${last.seq} left it ${last.is.replace('_', ' ')}`,
      };
    yield* contributed(record, { id, what, told: told.get(id)?.contributors ?? new Map() });
  }
  if (silent.length > 0)
    yield {
      what: `${silent.length} ${silent.length === 1 ? 'event of a submission' : 'events of submissions'} up to event ${silent.at(-1)}`,
      wrong: 'did not yet tell who contributed, which is not compared for them',
      known: true,
    };
};

function* contributed(
  record: DocumentRecord,
  { id, what, told }: { id: string; what: string; told: Told['contributors'] },
): Generator<Finding> {
  const rows = record.contributors.get(id) ?? [];
  for (const [personId, { how, seq }] of told) {
    const row = rows.find((each) => each.person_id === personId);
    if (!row) yield { what, wrong: `lacks contributor ${personId}, of whom event ${seq} tells` };
    else if (row.how !== how)
      yield { what, wrong: `has contributor ${personId} by ${row.how}, and event ${seq} tells of ${how}` };
  }
}

async function toldOf({ archive }: DocumentRecord): Promise<{ told: Map<string, Told>; silent: readonly number[] }> {
  const told = new Map<string, Told>();
  const silent: number[] = [];
  const of = (id: string): Told => {
    const known = told.get(id) ?? { contributors: new Map() };
    told.set(id, known);
    return known;
  };
  for await (const event of archive.rows('event')) {
    const { action, object_id, facts, seq } = event;
    const is = stateAfter[action];
    if (is !== undefined) of(object_id).state = { is, seq };
    // An emergency is submitted, decided and out in one step.
    if (action === 'edition.published' && facts['kind'] === 'emergency' && typeof facts['proposalId'] === 'string')
      of(facts['proposalId']).state = { is: 'closed', seq };
    if (action === 'proposal.submitted' && facts['contributors'] === undefined) silent.push(seq);
    for (const [proposalId, personId, how] of contributionsIn(event))
      of(proposalId).contributors.set(personId, { how, seq });
  }
  return { told, silent };
}

/** Proposal, person and way of contributing. Only the first way is kept, in the row and so in each event. */
function contributionsIn({ action, object_id, facts }: Rows['event']): [string, string, string][] {
  const { contributors } = facts;
  if (typeof contributors !== 'object' || contributors === null) return [];
  const proposalId = action === 'feedback.linked' ? String(facts['proposalId']) : object_id;
  return Object.entries(contributors).map(([personId, how]) => [proposalId, personId, String(how)]);
}
