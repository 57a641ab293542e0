import { Conflict, type Tx } from '../../platform/index.js';
import type { StoredChange } from '../changes.store.js';
import { draftTree, refusalOf } from './draft-tree.js';
import { structureOf, treeChange } from './structure-change.js';
import { putBack } from './structure-back.js';

/**
 * Puts a parked change of the tree into a draft, over the current edition and what the draft does already. Throws `not-now` when the
 * section, or the one it is to stand under, was retired since, and `collides` when it makes no tree with the rest.
 */
export async function putParkedStructure(
  tx: Tx,
  proposal: { id: string; documentId: string },
  change: StoredChange,
): Promise<void> {
  const draft = await draftTree(tx, proposal);
  const { published } = draft;
  const payload = structureOf(change);
  const edit = treeChange(change);
  if (!payload || !edit) throw new Error(`The change ${change.id} is none of the tree`);
  if (payload.kind !== 'added' && !published.isLive(change.sectionId))
    throw new Conflict('not-now', { detail: 'The section was retired since' });
  if (payload.kind === 'added' && published.lines.has(change.sectionId))
    throw new Conflict('not-now', { detail: 'The section is published' });
  const parentId = payload.kind === 'retired' ? null : payload.place.parentId;
  if (parentId !== null && draft.tree.entries.get(parentId)?.standing !== 'live')
    throw new Conflict('not-now', { detail: 'The section to stand under is not there' });
  if (draft.rows.get(change.sectionId)?.live === false || refusalOf(draft.entries, [edit]) !== null)
    throw new Conflict('collides', {
      detail: 'It does not go with what the draft does',
      facts: { sectionId: change.sectionId },
    });
  const row = draft.rows.get(change.sectionId);
  if (payload.kind === 'retired' && row && (row.bodyTouched || row.headingTouched || row.placeSet))
    throw new Conflict('collides', {
      detail: 'The draft changes that section',
      facts: { sectionId: change.sectionId },
    });
  await putBack(tx, proposal.id, { entries: draft.entries, kept: [change] });
}
