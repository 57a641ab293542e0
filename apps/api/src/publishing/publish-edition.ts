import type { EditionView, PublishInput } from '@tarmeem/contract';
import { nextNumber, publish } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import type { ChangeRow } from '../moderation/index.js';
import { Conflict, Stale, type Tx } from '../platform/index.js';
import { type DraftMaterial, draftMaterial, placeOf } from './draft-material.query.js';
import type { Publications } from './publications.js';
import { release, type Release } from './release.js';
import { releasedEntries } from './release-entries.js';

/**
 * Publishes the prepared draft as the next edition, in one transaction under the document's lock: number, changed entries, standings,
 * accepted changes, a new draft with what was left out, and every other accepted change of the sections that changed carried to their
 * new text or returned. Throws Refused (of the review rules) for what stands in the way, `stale` when the publisher saw another draft.
 */
export async function publishEdition(
  tx: Tx,
  documentId: string,
  { input, actor, seen, publications }: { input: PublishInput; actor: Actor; seen: number; publications: Publications },
): Promise<EditionView> {
  // Asked together: what is read is what is there once the lock is.
  const [, material] = await Promise.all([tx.get(Documents).lock(documentId), draftMaterial(tx, documentId)]);
  const { draft, facts, chosen, changes } = material;
  const { events } = publish(facts, input, actor, placeOf(material, actor, 'edition.publish'));
  if (draft.version !== seen) throw new Stale({ version: draft.version });
  const out = new Set(chosen.map((change) => change.id));
  const waiting = changes.flatMap(({ id }) => (out.has(id) ? [] : [id]));
  const it = await releaseOf(tx, material, { publishedBy: actor.id });
  return release(
    tx,
    {
      ...it,
      newDraft: { waiting },
      events: events.map((event) => ({ ...event, facts: { ...event.facts, kind: 'normal' } })),
      actor: { id: actor.id, role: 'publisher' },
    },
    publications,
  );
}

/** A set of accepted changes on its way out, of the draft or born with the edition. */
type Outgoing = Pick<DraftMaterial, 'documentId' | 'current' | 'next'> & {
  draft: Pick<DraftMaterial['draft'], 'id' | 'isMajor' | 'changeNote'>;
  chosen: readonly ChangeRow[];
};

/** What comes out of a set of accepted changes: the new texts, their entries and the number. Stores the new revisions. */
export async function releaseOf(
  tx: Tx,
  { documentId, draft, current, next, chosen }: Outgoing,
  { publishedBy }: { publishedBy: string },
): Promise<Omit<Release, 'newDraft' | 'events' | 'actor'>> {
  if (next.broken.length > 0) throw new Conflict('collides', { facts: { sections: next.broken } });
  return {
    documentId,
    editionId: draft.id,
    current,
    number: nextNumber(current, draft.isMajor),
    isMajor: draft.isMajor,
    changeNote: draft.changeNote,
    publishedBy,
    manifestHash: next.manifestHash,
    ...(await releasedEntries(tx, documentId, next)),
    published: chosen,
  };
}
