import type { PrepareInput } from '@tarmeem/contract';
import { mustBeAhead, prepare } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { Conflict, Stale, type Tx } from '../platform/index.js';
import { draftMaterial, hashOfChanges, placeOf } from './draft-material.query.js';
import { instantAsked } from './local-time.query.js';

/**
 * Sets what the next edition holds, its note, whether it is major and when it should come out, over the version and the changes of the draft
 * that the moderator saw: `stale` when another came in or was taken out meanwhile. Whoever changed any of it last is its preparer, and does
 * not publish it; the same said again makes nobody else the preparer. What is accepted later waits until somebody prepares again.
 */
export async function prepareEdition(
  tx: Tx,
  documentId: string,
  { input, actor, seen }: { input: PrepareInput; actor: Actor; seen: number },
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const material = await draftMaterial(tx, documentId, input.leaveOut);
  const { facts, draft, next: edition, chosen } = material;
  const sawAll = hashOfChanges(material) === input.changesHash;
  // What they left out and somebody took out meanwhile is nothing they wrote wrong.
  const there = new Set(material.changes.map(({ id }) => id));
  const leaveOut = sawAll ? input.leaveOut : input.leaveOut.filter((id) => there.has(id));
  const preparation = { changeNote: input.changeNote, isMajor: input.major, leaveOut, at: input.at };
  // The material is that of the new selection; what is compared with it is the one that stands.
  const standing = { ...facts, leftOut: draft.leftOut };
  const { next, events } = prepare(standing, preparation, actor, placeOf(material, actor, 'edition.prepare'));
  if (input.at) mustBeAhead(await instantAsked(tx, documentId, input.at), tx.at);
  const [broken] = edition.broken;
  if (broken) {
    throw new Conflict('collides', {
      detail: 'The chosen changes of a section do not make a text without the ones left out.',
      facts: {
        sectionId: broken.sectionId,
        changeIds: chosen.filter((change) => change.sectionId === broken.sectionId).map((change) => change.id),
      },
    });
  }
  if (draft.version !== seen || !sawAll) throw new Stale({ version: draft.version });
  // From here on nothing has come since: the moderator saw all of it, and chose.
  await tx.query('update accepted set prepared = true where edition_id = $1 and not prepared', [draft.id]);
  if (!next) {
    await tx.query('update edition set left_out = $2::uuid[] where id = $1', [draft.id, input.leaveOut]);
    return;
  }
  await tx.query(
    `update edition set change_note = $2, is_major = $3, left_out = $4::uuid[], prepared_by = $5, prepared_at = $6,
       proposed_for = $7::timestamp, version = version + 1 where id = $1`,
    [draft.id, next.changeNote, next.isMajor, next.leaveOut, next.preparedBy, tx.at, next.at],
  );
  for (const { action, objectType, objectId, facts: told } of events) {
    tx.record({
      documentId,
      actor: { id: actor.id, role: 'moderator' },
      action,
      objectType,
      objectId,
      facts: { ...told, ...(input.at ? { at: input.at } : {}) },
    });
  }
}
