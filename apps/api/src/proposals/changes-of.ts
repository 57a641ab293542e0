import { changeHash, changeKey, compare } from '@tarmeem/document';
import { type Revision, sha256, storedText } from '../documents/index.js';
import { canonicalJson } from '../platform/index.js';
import type { NewChange } from './changes.store.js';
import type { WorkingCopy } from './working-copies.store.js';

/** What somebody wrote of a section. */
export type WrittenText = Pick<WorkingCopy, 'sectionId' | 'heading' | 'body'>;

/** The address a proposal gives a section, beside the one it has; null: it follows the heading. */
export type NewAddress = { before: string; after: string } | null;

/**
 * The changes of one section, once: its heading first, then its body in reading order. An aspect the writer did not touch (equal to
 * the base they wrote on) has none, whatever the current edition has there.
 */
export function changesOf(
  copy: WrittenText,
  { base, current, slug = null }: { base: Revision; current: Revision; slug?: NewAddress },
): NewChange[] {
  const changes: NewChange[] = [];
  const at = { sectionId: copy.sectionId, baseRevisionId: current.id };
  const renamed = copy.heading !== base.heading && copy.heading !== current.heading;
  if (renamed || (slug && slug.before !== slug.after)) {
    const payload = {
      before: current.heading,
      after: renamed ? copy.heading : current.heading,
      ...(slug ? { slug } : {}),
    };
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
