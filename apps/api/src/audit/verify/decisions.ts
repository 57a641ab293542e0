import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, proposalOf } from './record.js';

/** What became of each change is what its last decision says; what was accepted stands in one edition; nobody decided their own words. */
export const decisions: Check = function* (record) {
  const editions = new Map(record.editions.map((edition) => [edition.id, edition]));
  const acceptedIn = new Map(record.accepted.map((row) => [row.change_id, row]));
  for (const change of record.changes.values()) {
    const what = `change ${change.id} of ${proposalOf(record, change)}`;
    const made = record.decisions.get(change.id) ?? [];
    yield* outcomes(change, made, what);
    yield* carriedReason(record, { change, made, what });
    const row = acceptedIn.get(change.id);
    if ((change.outcome === 'accepted') !== (row !== undefined))
      yield { what, wrong: row ? 'stands in an edition and is not accepted' : 'is accepted and stands in no edition' };
    const edition = row && editions.get(row.edition_id);
    if (row && !edition) yield { what, wrong: `stands in edition ${row.edition_id}, which is not there` };
    if (row && edition && row.pending !== (edition.seq === null))
      yield { what, wrong: 'is out while its edition is not, or the other way round' };
    if (edition?.kind !== 'emergency') yield* fourEyes(record, { change, made, what });
  }
};

function* outcomes(change: Rows['change'], made: readonly Rows['decision'][], what: string): Generator<Finding> {
  const gap = made.findIndex((decision, index) => decision.seq !== index + 1);
  if (gap >= 0) yield { what, wrong: `lacks decision ${gap + 1}` };
  if (change.decided_seq !== (made.at(-1)?.seq ?? 0))
    yield { what, wrong: `counts ${change.decided_seq} decisions and has ${made.at(-1)?.seq ?? 0}` };
  const decided = ['accepted', 'rejected', 'returned', 'amended'].includes(change.outcome);
  if (decided && made.at(-1)?.outcome !== change.outcome)
    yield { what, wrong: `is ${change.outcome}, and its last decision does not say so` };
}

/** A decision that was carried to another text keeps its reason word for word. */
function* carriedReason(record: DocumentRecord, { change, made, what }: Case): Generator<Finding> {
  const carried = made.find(({ cause }) => cause === 'carried');
  const first = change.carried_from === null ? undefined : record.decisions.get(change.carried_from)?.at(-1);
  if (carried && first && (carried.reason ?? '') !== (first.reason ?? ''))
    yield { what, wrong: 'was carried with another reason than it was decided with' };
}

interface Case {
  change: Rows['change'];
  made: readonly Rows['decision'][];
  what: string;
}

function* fourEyes(record: DocumentRecord, { change, made, what }: Case): Generator<Finding> {
  const wrote = record.contributors.get(change.proposal_id) ?? [];
  for (const { seq, decided_by, cause, at } of made) {
    if (decided_by === null || cause === 'carried') continue;
    // Feedback that was linked afterwards makes its author a contributor from then on.
    if (wrote.some((one) => one.person_id === decided_by && !(one.how === 'feedback' && one.at > at)))
      yield { what, wrong: `was decided (${seq}) by somebody who wrote it` };
  }
}
