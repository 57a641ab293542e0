import { apply, type Change, type Doc, Refused } from '@tarmeem/document';
import { Entries, type Revision, Revisions, storedText } from '../documents/index.js';
import { Conflict, type Tx } from '../platform/index.js';
import { pendingChanges } from './accepted-changes.store.js';

/** The part of an accepted change that makes text. */
export interface TextChange {
  id: string;
  aspect: string;
  payload: unknown;
  payloadHash: string;
}

/** What a section is made from. */
export type TextBase = Pick<Revision, 'heading' | 'body' | 'bodyHash'>;

/** Texts kept in memory: 200 sections of ordinary size are some 10 MB. */
const kept = 200;
const cache = new Map<string, Doc>();

/** Nothing stays that was made of texts from which words were removed since. */
export const forgetDraftTexts = (): void => cache.clear();

/**
 * A section with these accepted changes: `apply(published, changes)`, computed and never edited. A change that repeats the edit of
 * another is in the text once. Throws Refused (of the document core) when together they do not make a text.
 */
export function draftText(base: TextBase, changes: readonly TextChange[]): { heading: string; body: Doc } {
  // By the edit, not by `sameAs`: the one it repeats may be scheduled while this one waits in the draft.
  const own = [...new Map(changes.map((change) => [`${change.aspect} ${change.payloadHash}`, change])).values()];
  const renamed = own.find((change) => change.aspect === 'heading');
  const heading = renamed ? (renamed.payload as { after: string }).after : base.heading;
  return {
    heading,
    body: draftBody(
      base,
      own.filter((change) => change.aspect === 'body'),
    ),
  };
}

function draftBody(base: TextBase, edits: readonly TextChange[]): Doc {
  const key = [base.bodyHash, ...edits.map((edit) => edit.payloadHash).sort()].join(' ');
  const found = cache.get(key);
  if (found) return found;
  const made = apply(
    storedText(base.body),
    edits.map((edit) => edit.payload as Change),
  );
  const oldest = cache.keys().next();
  if (cache.size >= kept && !oldest.done) cache.delete(oldest.value);
  cache.set(key, made);
  return made;
}

/**
 * After a batch, in its transaction: each of these sections is still a text with everything that is accepted in it. Throws `collides`
 * naming what is accepted there when it is not (two edits of one table that together leave it ragged).
 */
export async function mustMakeTexts(tx: Tx, documentId: string, sectionIds: readonly string[]): Promise<void> {
  const entries = await tx.get(Entries).current(documentId, sectionIds);
  const revisions = await tx.get(Revisions).all(entries.map((entry) => entry.revisionId));
  const pending = await pendingChanges(tx, documentId, sectionIds);
  for (const revision of revisions) {
    const changes = pending.filter((change) => change.sectionId === revision.sectionId);
    try {
      draftText(revision, changes);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const touches = changes.map((change) => ({ changeId: change.id, proposal: change.proposalNumber }));
      throw new Conflict('collides', {
        detail: 'Together with what is accepted there, this does not make a text.',
        facts: { sectionId: revision.sectionId, because: error.code, touches },
      });
    }
  }
}
