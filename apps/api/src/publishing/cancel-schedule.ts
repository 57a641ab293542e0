import type { ScheduleCause } from '@tarmeem/review';
import { mustBeAllowed, Refused } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { actingRole, tellLater } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { AcceptedChanges } from '../moderation/index.js';
import { type EventActor, Stale, type Tx } from '../platform/index.js';
import { placeOf, waitingMaterial } from './draft-material.query.js';

/** Calls the scheduled edition off, over the version somebody saw: its changes wait in the draft again. */
export async function cancelSchedule(
  tx: Tx,
  documentId: string,
  { actor, seen }: { actor: Actor; seen: number },
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const material = await waitingMaterial(tx, documentId, { standing: 'scheduled' });
  const place = material ? placeOf(material, actor, 'edition.cancel-schedule') : { documentId, jurisdiction: null };
  mustBeAllowed(actor, 'edition.cancel-schedule', place);
  if (!material) throw new Refused('not-now', 'Nothing is scheduled.');
  if (material.draft.version !== seen) throw new Stale({ version: material.draft.version });
  const role = actingRole(actor, 'edition.cancel-schedule', place);
  await callOff(tx, documentId, { cause: 'by-hand', actor: { id: actor.id, role } });
}

/**
 * The set of the scheduled edition goes back to the draft, under the document's lock. Whoever prepared and whoever confirmed it are
 * named in the event, and told by mail. What comes back into a draft that is prepared waits until somebody prepares it again; one that
 * nobody has prepared gets the note back that was written, and the
 * time that was proposed unless it has passed.
 */
export async function callOff(
  tx: Tx,
  documentId: string,
  { cause, actor }: { cause: ScheduleCause; actor: EventActor | null },
): Promise<void> {
  const [scheduled] = await tx.query<Scheduled>(
    `select edition.id, scheduled_for as "for", case when proposed_for at time zone time_zone > $2 then proposed_for::text end as proposed,
        prepared_by as "preparedBy", published_by as "publishedBy", change_note as "changeNote", is_major as "isMajor"
     from edition join document on document.id = document_id where document_id = $1 and standing = 'scheduled'`,
    [documentId, tx.at],
  );
  if (!scheduled) return;
  const draftId = await tx.get(AcceptedChanges).draftId(documentId);
  await tx.query('update accepted set edition_id = $2, prepared = false where edition_id = $1', [
    scheduled.id,
    draftId,
  ]);
  await tx.query(
    `update edition set version = version + 1,
       change_note = case when prepared_by is null then $2 else change_note end,
       is_major = case when prepared_by is null then $3 else is_major end,
       proposed_for = case when prepared_by is null then $4::timestamp else proposed_for end where id = $1`,
    [draftId, scheduled.changeNote, scheduled.isMajor, scheduled.proposed],
  );
  await tx.query('delete from edition where id = $1', [scheduled.id]);
  for (const personId of new Set([scheduled.preparedBy, scheduled.publishedBy]))
    if (personId) await tellLater(tx, personId, 'schedule-called-off', { documentId });
  tx.record({
    documentId,
    actor,
    action: 'edition.schedule-cancelled',
    objectType: 'edition',
    objectId: scheduled.id,
    facts: { cause, was: scheduled.for.toISOString(), tell: [scheduled.preparedBy, scheduled.publishedBy] },
  });
}

interface Scheduled {
  id: string;
  for: Date;
  proposed: string | null;
  preparedBy: string | null;
  publishedBy: string;
  changeNote: string;
  isMajor: boolean;
}
