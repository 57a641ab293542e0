import type { Rows } from '../archive/tables.js';
import type { Check, Finding } from './finding.js';
import { type DocumentRecord, proposalOf } from './record.js';

/** What the events tell that nobody decided alone. */
interface Told {
  /** Old and new id of each change that was carried. */
  carried: ReadonlySet<string>;
  /** What the system returned: the change with the number of the decision, or with its cause where earlier events told no number. */
  returned: ReadonlySet<string>;
  /** The changes that each emergency brought. */
  emergencies: ReadonlySet<string>;
}

/**
 * A decision that no person's event tells of came about as its cause says: carried with its change from one that was decided so, made
 * with an emergency publication that an event tells of, or the return of a change by the system. A carried change does what the one
 * did that it goes on from.
 */
export const causes: Check = async function* (record) {
  const told = await toldIn(record);
  const editions = new Map(record.editions.map((edition) => [edition.id, edition]));
  const editionOf = new Map(record.accepted.map((row) => [row.change_id, editions.get(row.edition_id)]));
  for (const change of record.changes.values()) {
    const what = `change ${change.id} of ${proposalOf(record, change)}`;
    const from = change.carried_from === null ? null : record.changes.get(change.carried_from);
    if (from !== null) yield* goesOn(change, { from, told, what });
    for (const decision of record.decisions.get(change.id) ?? []) {
      const { seq, outcome, cause, decided_by } = decision;
      if (decided_by === null && outcome !== 'returned') yield { what, wrong: `was ${outcome} (${seq}) by nobody` };
      if (cause === 'carried') {
        if (!from) yield { what, wrong: `is said to have been decided (${seq}) before it was carried, and was not` };
        else if (!isCopy(decision, record.decisions.get(from.id)?.[from.decided_seq - 1]))
          yield { what, wrong: `was carried with another decision than was made on change ${from.id}` };
      } else if (cause === 'emergency') {
        const edition = editionOf.get(change.id);
        if (!told.emergencies.has(change.id) || edition?.kind !== 'emergency' || edition.published_by !== decided_by)
          yield { what, wrong: `is said to have been decided (${seq}) in an emergency, of which no event tells` };
      } else if (decided_by === null && !isReturned(told, decision))
        yield { what, wrong: `was returned (${seq}) by the system on no event` };
    }
  }
};

const isCopy = (decision: Rows['decision'], made: Rows['decision'] | undefined): boolean =>
  decision.seq === 1 && decision.outcome === made?.outcome && decision.decided_by === made.decided_by;

const isReturned = ({ returned }: Told, { change_id, seq, cause }: Rows['decision']): boolean =>
  returned.has(`${change_id} ${seq}`) || returned.has(`${change_id} ${cause ?? ''}`);

function* goesOn(
  change: Rows['change'],
  { from, told, what }: { from: Rows['change'] | undefined; told: Told; what: string },
): Generator<Finding> {
  if (!from) yield { what, wrong: `goes on from change ${change.carried_from ?? ''}, which is not there` };
  else if (!told.carried.has(`${from.id} ${change.id}`))
    yield { what, wrong: `goes on from change ${from.id} on no event` };
  else if (sameActs.some((column) => change[column] !== from[column]))
    yield { what, wrong: `does something else than change ${from.id}, from which it goes on` };
}

const sameActs = ['proposal_id', 'section_id', 'aspect', 'change_key'] as const;

async function toldIn({ archive }: DocumentRecord): Promise<Told> {
  const [carried, returned, emergencies] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for await (const { action, actor_id, object_id, facts } of archive.rows('event')) {
    if (action === 'change.carried') carried.add(`${object_id} ${String(facts['to'])}`);
    if (action === 'change.returned' && actor_id === null)
      returned.add(`${object_id} ${String(facts['seq'] ?? facts['cause'])}`);
    if (action === 'edition.published' && facts['kind'] === 'emergency' && Array.isArray(facts['changes']))
      for (const id of facts['changes']) emergencies.add(String(id));
  }
  return { carried, returned, emergencies };
}
