import type { Anchor } from '@tarmeem/document';
import { all } from '../archive/archive.js';
import type { Check, Finding } from './finding.js';
import type { DocumentRecord } from './record.js';

/** The words that feedback quotes stand where its anchor says, in the revision it is pinned to and in each later one it has a place in. */
export const anchors: Check = async function* (record) {
  const { feedback, revisions } = record;
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
  yield* places(record);
};

/** A place in a later text is of that text; where it is EXACT, every quoted word is in it, in their order. */
async function* places({ archive, feedback, revisions }: DocumentRecord): AsyncGenerator<Finding> {
  const quoted = new Map(feedback.map((item) => [item.id, item]));
  for (const { feedback_id, revision_id, state, starts_at, ends_at } of await all(archive, 'anchor_place')) {
    const item = quoted.get(feedback_id);
    const what = `feedback ${item?.number ?? feedback_id}`;
    const plain = revisions.get(revision_id)?.plain;
    if (plain === undefined) yield { what, wrong: `has a place in revision ${revision_id}, which is not there` };
    else if (state === 'DETACHED' || !item?.anchor) continue;
    else if (ends_at > plain.length) yield { what, wrong: `has a place behind the end of revision ${revision_id}` };
    else if (state === 'EXACT' && !holds(plain.slice(starts_at, ends_at), (item.anchor as Anchor).quote.exact))
      yield { what, wrong: `is said to stand unchanged in revision ${revision_id}, where its words are not` };
  }
}

function holds(text: string, quote: string): boolean {
  let at = 0;
  for (const word of quote.split(/\s+/u)) {
    const found = text.indexOf(word, at);
    if (found < 0) return false;
    at = found + word.length;
  }
  return true;
}
