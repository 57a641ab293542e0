import type { ConfirmationInput, EmergencyView } from '@tarmeem/contract';
import { confirmEmergency as confirm, type EmergencyFacts, mustBeAllowed, verdict } from '@tarmeem/review';
import { type Actor, actingRole } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { Conflict, type EventActor, type Tx } from '../platform/index.js';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { editionByNumber, placesChangedBy, type PublishedEdition, sectionsStandingSince } from './editions-of.query.js';
import { putRollback } from './prepare-rollback.js';
import { publicationChannel, type Publications } from './publications.js';
import { preparedRollback } from './rollback-material.query.js';

/**
 * A second person confirms an emergency publication, or refuses it: then the rollback of its sections to the edition before is
 * prepared, with them as its preparer, and waits for a publisher. What a later edition has changed since stays as that edition has
 * it; what one changes after this, the rollback has to be prepared for again. Throws `not-now` while another rollback is prepared: it would be lost.
 */
export async function confirmEmergency(
  tx: Tx,
  documentId: string,
  {
    number,
    input,
    actor,
    publications,
  }: { number: string; input: ConfirmationInput; actor: Actor; publications: Publications },
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const edition = await editionByNumber(tx, documentId, number);
  const facts = await emergencyFacts(tx, documentId, edition);
  mustBeAllowed(actor, 'edition.confirm', ...facts.places);
  if (edition.kind !== 'emergency') throw new Conflict('not-now', { detail: 'It is no emergency publication' });
  const events = confirm(facts, input, actor);
  const by = { id: actor.id, role: facts.places[0] ? actingRole(actor, 'edition.confirm', facts.places[0]) : null };
  for (const { action, objectType, objectId } of events) {
    tx.record({ documentId, actor: by, action, objectType, objectId, facts: { number } });
  }
  if (input.confirmed) {
    await tx.query('update edition set confirmed_by = $2, confirmed_at = $3, version = version + 1 where id = $1', [
      edition.id,
      actor.id,
      tx.at,
    ]);
  } else {
    await tx.query(
      `update edition set refused_by = $2, refused_at = $3, refusal_reason = $4, version = version + 1 where id = $1`,
      [edition.id, actor.id, tx.at, input.reason],
    );
    await prepareItsRollback(tx, documentId, { edition, reason: input.reason, by });
  }
  await tx.query('select pg_notify($1, $2)', [publicationChannel, documentId]);
  tx.afterCommit(() => publications.announce({ documentId, editionId: edition.id, seq: edition.seq, number }));
}

async function prepareItsRollback(
  tx: Tx,
  documentId: string,
  { edition, reason, by }: { edition: PublishedEdition; reason: string; by: EventActor },
): Promise<void> {
  const sectionIds = await sectionsStandingSince(tx, documentId, edition.seq);
  if (sectionIds.length === 0) return;
  if (await preparedRollback(tx, documentId)) {
    throw new Conflict('not-now', { detail: 'Another rollback is prepared: publish it first, or take it away' });
  }
  await putRollback(tx, documentId, {
    toSeq: edition.seq - 1,
    sectionIds,
    changeNote: '',
    isMajor: false,
    reason,
    by,
  });
}

/** The emergency publications of a document, newest first, as moderators and publishers see them. */
export async function emergenciesView(from: Answers, documentId: string, actor: Actor): Promise<EmergencyView[]> {
  const rows = await rowsOf<Omit<EmergencyView, 'mayConfirm' | 'publishedAt'> & { publishedAt: Date }>(
    from,
    `select edition.major || '.' || edition.minor as number, published_at as "publishedAt", change_note as "changeNote",
       json_build_object('id', actor.id, 'name', actor.name) as "publishedBy", reason, refusal_reason as refusal,
       case when confirmed_by is not null then 'confirmed' when refused_by is not null then 'refused' else 'waiting' end as state,
       case when second.id is not null then json_build_object('id', second.id, 'name', second.name) end as by
     from edition join person actor on actor.id = published_by
       left join person second on second.id = coalesce(confirmed_by, refused_by)
     where document_id = $1 and kind = 'emergency' order by seq desc`,
    [documentId],
  );
  const views: EmergencyView[] = [];
  for (const { publishedAt, ...row } of rows) {
    const facts = await emergencyFacts(from, documentId, await editionByNumber(from, documentId, row.number));
    const mayConfirm = verdict(() => confirm(facts, { confirmed: true, reason: '' }, actor));
    views.push({ ...row, publishedAt: publishedAt.toISOString(), mayConfirm });
  }
  return views;
}

async function emergencyFacts(from: Answers, documentId: string, edition: PublishedEdition): Promise<EmergencyFacts> {
  const rows = await rowsOf<{ id: string }>(
    from,
    `select distinct person_id as id from accepted join change on change.id = change_id
       join contributor on contributor.proposal_id = change.proposal_id where edition_id = $1`,
    [edition.id],
  );
  return {
    editionId: edition.id,
    publishedBy: edition.publishedBy ?? '',
    contributors: new Set(rows.map((row) => row.id)),
    state: edition.confirmedBy ? 'confirmed' : edition.refusedBy ? 'refused' : 'waiting',
    places: await placesChangedBy(from, documentId, edition.seq),
  };
}
