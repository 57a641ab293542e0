import type { Anchor } from '@tarmeem/document';
import type { Check } from './finding.js';

/** The words that feedback quotes stand where its anchor says, in the revision it is pinned to. */
export const anchors: Check = function* ({ feedback, revisions }) {
  for (const { number, revision_id, anchor } of feedback) {
    const what = `feedback ${number}`;
    const revision = revision_id === null ? undefined : revisions.get(revision_id);
    if (revision_id !== null && !revision)
      yield { what, wrong: `is pinned to revision ${revision_id}, which is not there` };
    if (!revision || anchor === null) continue;
    const { quote, position } = anchor as Anchor;
    if (revision.plain.slice(position.start, position.end) !== quote.exact)
      yield { what, wrong: 'quotes words that do not stand at its place' };
  }
};
