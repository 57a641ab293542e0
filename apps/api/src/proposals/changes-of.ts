import { changeHash, changeKey, compare } from '@tarmeem/document';
import { type Revision, sha256, storedText } from '../documents/index.js';
import { canonicalJson } from '../platform/index.js';
import type { NewChange } from './changes.store.js';
import type { WorkingCopy } from './working-copies.store.js';

/** What somebody wrote of a section. */
export type WrittenText = Pick<WorkingCopy, 'sectionId' | 'heading' | 'body'>;

/**
 * The changes of one section, once: its heading first, then its body in reading order. An aspect the writer did not touch (equal to
 * the base they wrote on) has none, whatever the current edition has there.
 */
export function changesOf(copy: WrittenText, base: Revision, current: Revision): NewChange[] {
  const changes: NewChange[] = [];
  const at = { sectionId: copy.sectionId, baseRevisionId: current.id };
  if (copy.heading !== base.heading && copy.heading !== current.heading) {
    const payload = { before: current.heading, after: copy.heading };
    const payloadHash = sha256(canonicalJson(payload));
    const hint = {
      aspect: 'heading',
      payload,
      payloadHash,
      changeKey: payloadHash,
      baseHash: current.headingHash,
    } as const;
    changes.push({ ...at, ...hint });
  }
  for (const change of compare(storedText(current.body), bodyOver(copy, base, current))) {
    changes.push({
      ...at,
      aspect: 'body',
      payload: change,
      payloadHash: changeHash(change),
      changeKey: changeKey(change),
      baseHash: current.bodyHash,
    });
  }
  return changes;
}

/** The body as it stands over the current edition: an untouched one follows it. */
function bodyOver(copy: WrittenText, base: Revision, current: Revision) {
  const untouched = canonicalJson(copy.body) === canonicalJson(base.body);
  return storedText(untouched ? current.body : copy.body);
}
