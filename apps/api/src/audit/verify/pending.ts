import type { Check } from './finding.js';
import { entriesAt, proposalOf } from './record.js';

/** What waits for an edition was accepted on the text that is current now: that is what makes the draft a set, not a text. */
export const pending: Check = function* (record) {
  const current = record.editions.find((edition) => edition.standing === 'current');
  if (!current || current.seq === null) return;
  const revisionOf = new Map(entriesAt(record, current.seq).map((entry) => [entry.section_id, entry.revision_id]));
  for (const row of record.accepted) {
    const change = record.changes.get(row.change_id);
    if (!row.pending || !change || (change.aspect !== 'body' && change.aspect !== 'heading')) continue;
    const revision = record.revisions.get(revisionOf.get(change.section_id) ?? '');
    const base = change.aspect === 'body' ? revision?.body_hash : revision?.heading_hash;
    if (change.base_hash !== null && change.base_hash !== base)
      yield {
        what: `change ${change.id} of ${proposalOf(record, change)}`,
        wrong: 'waits for an edition, and was accepted on a text that is not the current one',
      };
  }
};
