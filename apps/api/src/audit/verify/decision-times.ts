import type { Rows } from '../archive/tables.js';
import { sameInstant } from './edition-marks.js';
import type { Check } from './finding.js';
import { type DocumentRecord, proposalOf } from './record.js';

/**
 * A decision was made when its event says so: that of an emergency when its edition came out, that of a carried change when the change
 * was decided that it comes from.
 */
export const decisionTimes: Check = async function* (record) {
  const told = await timesTold(record);
  const editionOf = new Map(record.accepted.map((row) => [row.change_id, row.edition_id]));
  for (const change of record.changes.values())
    for (const decision of record.decisions.get(change.id) ?? []) {
      const what = `change ${change.id} of ${proposalOf(record, change)}`;
      const { seq, at, cause } = decision;
      const first = cause === 'carried' ? carriedFrom(record, change) : undefined;
      if (first && !sameInstant(at, first.at))
        yield { what, wrong: `was decided (${seq}) at another time than the change it comes from` };
      const action = cause === 'taken-out' ? cause : decision.outcome;
      const event =
        cause === 'emergency'
          ? told.get(`edition.published ${editionOf.get(change.id) ?? ''}`)
          : cause !== 'carried' && told.get(`change.${action} ${change.id} ${seq}`);
      if (event && !sameInstant(at, event.at))
        yield { what, wrong: `was decided (${seq}) at another time than event ${event.seq} tells` };
    }
};

const carriedFrom = (record: DocumentRecord, { carried_from: from }: Rows['change']): Rows['decision'] | undefined =>
  from === null ? undefined : record.decisions.get(from)?.at(-1);

async function timesTold({ archive }: DocumentRecord): Promise<Map<string, { seq: number; at: string }>> {
  const told = new Map<string, { seq: number; at: string }>();
  for await (const { action, object_type, object_id, facts, seq, at } of archive.rows('event'))
    if (action === 'edition.published') told.set(`${action} ${object_id}`, { seq, at });
    else if (object_type === 'change' && typeof facts['seq'] === 'number')
      told.set(`${action} ${object_id} ${facts['seq']}`, { seq, at });
  return told;
}
