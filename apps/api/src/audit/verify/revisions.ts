import { type DocJson, type Doc, parse, plainText, Refused } from '@tarmeem/document';
import { contentHashes } from '../../documents/index.js';
import { revisionStubHash } from '../redaction/redact-texts.js';
import type { Check } from './finding.js';

/** Every revision is a text, and the text that its hashes were made of. */
export const revisions: Check = function* ({ revisions: all, redacted }) {
  for (const revision of all.values()) {
    const what = `revision ${revision.id}`;
    const body = textOf(revision.body);
    if (!body) {
      yield { what, wrong: 'is not a text' };
      continue;
    }
    if (plainText(body) !== revision.plain) yield { what, wrong: 'has plain words that are not those of its body' };
    const stub = redacted.get(revision.id);
    if (stub) {
      yield stub.hash === revisionStubHash(revision.heading, revision.body)
        ? { what, wrong: `was redacted by event ${stub.seq}`, known: true }
        : { what, wrong: `is not what event ${stub.seq} left of it` };
      continue;
    }
    const { headingHash, bodyHash, hash } = contentHashes(revision.heading, body);
    if (headingHash !== revision.heading_hash) yield { what, wrong: 'has another heading than its hash was made of' };
    if (bodyHash !== revision.body_hash) yield { what, wrong: 'has another body than its hash was made of' };
    if (hash !== revision.hash) yield { what, wrong: 'has another content than its hash was made of' };
  }
};

/** The checked text of a stored body; null when it is none. */
export function textOf(body: unknown): Doc | null {
  try {
    return parse(body as DocJson);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
