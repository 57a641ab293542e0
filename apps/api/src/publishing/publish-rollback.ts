import { randomUUID } from 'node:crypto';
import type { EditionView, PublishInput } from '@tarmeem/contract';
import { holdsSomewhere, nextNumber, publishRollback as decide } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Documents, storedText } from '../documents/index.js';
import { Conflict, NotAllowed, Stale, type Tx } from '../platform/index.js';
import type { ReleasedSection } from './carry-over.js';
import { removeRollback } from './prepare-rollback.js';
import type { Publications } from './publications.js';
import { release } from './release.js';
import { preparedRollback, rollbackMaterial, type RollbackMaterial } from './rollback-material.query.js';

/**
 * Publishes the prepared rollback, unless an edition has changed a section of it since: the entries of the earlier edition with the same revisions, as a new edition. Sections born since
 * are retired. What waits in the draft is carried or returned like after any publication.
 */
export async function publishRollback(
  tx: Tx,
  documentId: string,
  { input, actor, seen, publications }: { input: PublishInput; actor: Actor; seen: number; publications: Publications },
): Promise<EditionView> {
  await tx.get(Documents).lock(documentId);
  if (!holdsSomewhere(actor, ['publisher'], documentId)) throw new NotAllowed();
  const rollback = await preparedRollback(tx, documentId);
  if (!rollback) throw new Conflict('not-now', { detail: 'No rollback is prepared' });
  const material = await rollbackMaterial(tx.manager, documentId, rollback);
  const { current, changed, reordered, moved, changedSince, places, manifestHash } = material;
  const editionId = randomUUID();
  const { changeNote, isMajor, reason, toEdition, to } = rollback;
  const facts = { editionId, toEditionId: toEdition, isMajor, changeNote, manifestHash, places, moved, changedSince };
  const events = decide({ ...facts, preparedBy: rollback.preparedBy.id }, input, actor);
  if (rollback.version !== seen) throw new Stale({ version: rollback.version });
  await removeRollback(tx, documentId);
  return release(
    tx,
    {
      documentId,
      editionId,
      born: {
        kind: 'rollback',
        reason,
        preparedBy: rollback.preparedBy.id,
        preparedAt: rollback.preparedAt,
        rollbackOf: { editionId: toEdition, number: to },
        moved,
      },
      current,
      number: nextNumber(current, isMajor),
      isMajor,
      changeNote,
      publishedBy: actor.id,
      manifestHash,
      entries: [...changed, ...reordered].map(({ sectionId, parentId, afterId, slug, revisionId, live }) => ({
        sectionId,
        parentId,
        afterId,
        slug,
        revisionId,
        live,
      })),
      reordered: new Set(reordered.map(({ sectionId }) => sectionId)),
      sections: releasedSections(material),
      published: [],
      newDraft: null,
      events,
      actor: { id: actor.id, role: 'publisher' },
    },
    publications,
  );
}

/** The sections that readers have now and that change: nothing waits on those that come back. */
function releasedSections({ outline, changed, revisions }: RollbackMaterial): ReleasedSection[] {
  return changed.flatMap((line) => {
    const current = outline.find((section) => section.sectionId === line.sectionId);
    const before = current && revisions.get(current.revisionId);
    const after = revisions.get(line.revisionId);
    if (!current || !before || !after) return [];
    const { id: revisionId, heading, bodyHash, headingHash } = after;
    const to = line.live ? { heading, body: storedText(after.body), bodyHash, headingHash, revisionId } : null;
    return [{ current, currentBody: before.body, to }];
  });
}
