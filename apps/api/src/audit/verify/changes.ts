import { type Change, changeHash, changeKey } from '@tarmeem/document';
import { sha256 } from '../../documents/index.js';
import { canonicalJson } from '../../platform/index.js';
import type { Rows } from '../archive/tables.js';
import { changeStubHash } from '../redaction/redact-texts.js';
import type { Check } from './finding.js';
import { proposalOf } from './record.js';

/** Every change does, and says, what its hashes were made of: what a moderator saw is what was decided. */
export const changes: Check = function* (record) {
  for (const change of record.changes.values()) {
    const stub = record.redacted.get(change.id);
    if (stub) {
      const what = `change ${change.id} of ${proposalOf(record, change)}`;
      yield stub.hash === changeStubHash(change.payload)
        ? { what, wrong: `was redacted by event ${stub.seq}`, known: true }
        : { what, wrong: `is not what event ${stub.seq} left of it` };
      continue;
    }
    const [hash, key] = hashesOf(change);
    if (hash !== change.payload_hash || key !== change.change_key)
      yield {
        what: `change ${change.id} of ${proposalOf(record, change)}`,
        wrong: 'is not what its hash was made of',
      };
  }
};

function hashesOf({ aspect, payload }: Rows['change']): readonly [hash: string, key: string] {
  if (aspect === 'body') return [changeHash(payload as Change), changeKey(payload as Change)];
  const hash = sha256(canonicalJson(payload));
  return [hash, hash];
}
