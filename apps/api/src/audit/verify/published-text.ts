import { Refused } from '@tarmeem/document';
import { contentHashes } from '../../documents/index.js';
import { draftText } from '../../moderation/index.js';
import type { DocJson } from '@tarmeem/document';
import type { Rows } from '../archive/tables.js';
import type { Check } from './finding.js';
import { type DocumentRecord, numberOf } from './record.js';

/** Every published text is the one before it with exactly the changes that were accepted for that edition. */
export const publishedText: Check = function* (record) {
  const accepted = new Map<string, Rows['change'][]>();
  for (const { change_id, edition_id, section_id } of record.accepted) {
    const change = record.changes.get(change_id);
    const key = `${edition_id} ${section_id}`;
    if (change) accepted.set(key, [...(accepted.get(key) ?? []), change]);
  }
  const before = new Map(record.entries.map((entry) => [`${entry.section_id} ${entry.until_seq ?? ''}`, entry]));
  for (const edition of record.published) {
    if (edition.kind !== 'normal' && edition.kind !== 'emergency') continue;
    const changed = record.entries.filter((entry) => entry.from_seq === edition.seq && entry.live);
    for (const entry of changed) {
      const earlier = before.get(`${entry.section_id} ${edition.seq}`);
      const changes = accepted.get(`${edition.id} ${entry.section_id}`) ?? [];
      const what = `edition ${numberOf(edition)}`;
      if (changes.length === 0 && earlier?.revision_id !== entry.revision_id)
        yield { what, wrong: `has a text of section ${entry.section_id} that nobody accepted` };
      else if (earlier && !leadsTo(record, { earlier, entry, changes }))
        yield { what, wrong: `has a text of section ${entry.section_id} that its accepted changes do not make` };
    }
  }
};

interface Step {
  earlier: Rows['entry'];
  entry: Rows['entry'];
  changes: readonly Rows['change'][];
}

function leadsTo({ revisions, redacted }: DocumentRecord, { earlier, entry, changes }: Step): boolean {
  if ([earlier.revision_id, entry.revision_id, ...changes.map((change) => change.id)].some((id) => redacted.has(id)))
    return true; // what they were is gone; what they are is told by the event
  const [base, target] = [revisions.get(earlier.revision_id), revisions.get(entry.revision_id)];
  if (!base || !target) return true; // told by the manifests
  try {
    const { heading, body } = draftText(
      { heading: base.heading, body: base.body as DocJson, bodyHash: base.body_hash },
      changes.map(({ id, aspect, payload, payload_hash }) => ({ id, aspect, payload, payloadHash: payload_hash })),
    );
    return contentHashes(heading, body).hash === target.hash;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
