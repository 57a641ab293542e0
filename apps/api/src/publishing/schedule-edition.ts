import type { ScheduleInput } from '@tarmeem/contract';
import { schedule } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { AcceptedChanges } from '../moderation/index.js';
import { Conflict, Stale, type Tx } from '../platform/index.js';
import { confirmedHash } from './as-confirmed.query.js';
import { draftMaterial, type DraftMaterial, placeOf } from './draft-material.query.js';
import { fireSchedules } from './fire-schedules.js';
import { instantAsked, instantOf } from './local-time.query.js';
import { addDraft } from './release.js';

/**
 * A publisher confirms the prepared draft for a time on the document's clocks: it is frozen as the scheduled edition, and a new draft
 * takes what was not chosen and what is accepted from now on. The same rules as publishing; at most one schedule.
 */
export async function scheduleEdition(
  tx: Tx,
  documentId: string,
  { input, actor, seen }: { input: ScheduleInput; actor: Actor; seen: number },
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const material = await draftMaterial(tx, documentId);
  const { draft, facts, next, chosen, changes } = material;
  const at = await instantAsked(tx, documentId, input.at);
  const proposed = draft.proposedFor && (await instantOf(tx, documentId, draft.proposedFor));
  const { events } = schedule(facts, input, {
    publisher: actor,
    place: placeOf(material, actor, 'edition.publish'),
    timing: { at, now: tx.at, taken: await isTaken(tx, documentId), proposed: proposed || null },
  });
  if (draft.version !== seen) throw new Stale({ version: draft.version });
  if (next.broken.length > 0) throw new Conflict('collides', { facts: { sections: next.broken } });
  await tx.query(
    `update edition set standing = 'scheduled', scheduled_for = $2, scheduled_at = $3, published_by = $4, confirmed_hashes = $5,
       left_out = '{}', version = version + 1 where id = $1`,
    [draft.id, at, tx.at, actor.id, JSON.stringify(hashesOf(material))],
  );
  const out = new Set(chosen.map((change) => change.id));
  const left = changes.flatMap(({ id }) => (out.has(id) ? [] : [id]));
  await tx.get(AcceptedChanges).move(left, await addDraft(tx, documentId), true);
  await tx.job(fireSchedules, {}, { runAt: at, key: `${fireSchedules} ${draft.id}` });
  for (const { action, objectType, objectId, facts: told } of events) {
    const by = { id: actor.id, role: 'publisher' };
    const confirmed = confirmedHash(hashesOf(material));
    tx.record({ documentId, actor: by, action, objectType, objectId, facts: { ...told, confirmed } });
  }
}

/** What the publisher confirmed: the resulting hash of each section that changes. */
export const hashesOf = ({ next }: Pick<DraftMaterial, 'next'>): Record<string, string> => ({ ...next.hashes });

async function isTaken(tx: Tx, documentId: string): Promise<boolean> {
  const rows = await tx.query(`select from edition where document_id = $1 and standing = 'scheduled'`, [documentId]);
  return rows.length > 0;
}
