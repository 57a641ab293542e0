import { randomInt } from 'node:crypto';
import type { RollbackInput } from '@tarmeem/contract';
import { holdsSomewhere, mustBeAllowed, Refused } from '@tarmeem/review';
import { type Actor, actingRole } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { type EventActor, Malformed, NotAllowed, NotFound, ProblemError, Stale, type Tx } from '../platform/index.js';
import { currentOf } from './draft-material.query.js';
import { editionByNumber } from './editions-of.query.js';
import { publicationChannel, type Publications } from './publications.js';
import {
  preparedRollback,
  type PreparedRollback,
  rollbackMaterial,
  type RollbackMaterial,
  versionOf,
} from './rollback-material.query.js';

/**
 * A moderator prepares that the text of an earlier edition is put back, of all sections or of some. Whoever changed any of it last is
 * its preparer; the same said again changes nothing. Throws `stale` for one over an edition that is not the current one any more, `tree-broken` with the list for a choice of sections that makes no tree.
 */
export async function prepareRollback(
  tx: Tx,
  documentId: string,
  {
    input,
    actor,
    seen,
    publications,
  }: { input: RollbackInput; actor: Actor; seen: number; publications: Publications },
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  if (!holdsSomewhere(actor, ['moderator'], documentId)) throw new NotAllowed();
  const edition = await editionByNumber(tx, documentId, input.to).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error;
    throw new Malformed([{ code: 'unknown', detail: 'There is no such edition', pointer: '/to' }]);
  });
  if (edition.current) {
    throw new Malformed([{ code: 'current', detail: 'That edition is the current one', pointer: '/to' }]);
  }
  if (input.reason === '') throw new Refused('reason-missing', 'A rollback needs a reason.', { pointer: '/reason' });
  if (input.major && input.changeNote === '') {
    throw new Refused('change-note-missing', 'A major edition needs a change note.', { pointer: '/changeNote' });
  }
  const before = await preparedRollback(tx, documentId);
  const version = versionOf(before, await currentOf(tx, documentId));
  if (version !== seen) throw new Stale({ version });
  await mustKnow(tx, documentId, input.sectionIds);
  const asked = {
    toSeq: edition.seq,
    sectionIds: input.sectionIds,
    changeNote: input.changeNote,
    isMajor: input.major,
    reason: input.reason,
  };
  const same = before && (await preparedSo(tx, documentId, before, asked));
  const by = { id: actor.id, role: 'moderator' } as const;
  const material = same ?? (await putRollback(tx, documentId, { ...asked, by }));
  mustBeAllowed(actor, 'edition.prepare', ...material.places);
  if (!same) await tellOfRefused(tx, documentId, publications);
}

/** What is prepared, when the same is asked for again: the same words, a choice of sections that puts back as much, and none changed since. */
async function preparedSo(
  tx: Tx,
  documentId: string,
  before: PreparedRollback,
  asked: Omit<NewRollback, 'by'>,
): Promise<RollbackMaterial | null> {
  const words = ['toSeq', 'changeNote', 'isMajor', 'reason'] as const;
  if (words.some((word) => before[word] !== asked[word])) return null;
  const sectionIds = asked.sectionIds && [...asked.sectionIds];
  const material = await rollbackMaterial(tx.manager, documentId, { ...before, sectionIds });
  if (material.changed.length === 0 || material.changedSince.length > 0) return null;
  if (namesAlike(before.sectionIds, asked.sectionIds)) return material;
  const was = await rollbackMaterial(tx.manager, documentId, before).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    return null; // The text moved on: what was chosen makes no tree any more.
  });
  return was?.manifestHash === material.manifestHash ? material : null;
}

function namesAlike(some: readonly string[] | null, others: readonly string[] | null): boolean {
  if (some === null || others === null) return some === others;
  const named = new Set(some);
  return named.size === new Set(others).size && others.every((id) => named.has(id));
}

/** Takes the prepared rollback away. */
export async function dropRollback(
  tx: Tx,
  documentId: string,
  { actor, seen, publications }: { actor: Actor; seen: number; publications: Publications },
): Promise<void> {
  await tx.get(Documents).lock(documentId);
  const rollback = await preparedRollback(tx, documentId);
  const place = { documentId, jurisdiction: null };
  mustBeAllowed(actor, 'edition.prepare', place);
  if (!rollback) throw new Refused('not-now', 'No rollback is prepared.');
  if (rollback.version !== seen) throw new Stale({ version: rollback.version });
  await removeRollback(tx, documentId);
  await tellOfRefused(tx, documentId, publications);
  tx.record({
    documentId,
    actor: { id: actor.id, role: actingRole(actor, 'edition.prepare', place) },
    action: 'edition.rollback-dropped',
    objectType: 'edition',
    objectId: rollback.toEdition,
  });
}

/** Editions that were refused say whether their text is to be put back: those pages read differently now. */
async function tellOfRefused(tx: Tx, documentId: string, publications: Publications): Promise<void> {
  const refused = await tx.query<{ id: string; seq: number; number: string }>(
    `with refused as (
       update edition set version = version + 1 where document_id = $1 and refused_by is not null returning id, seq, major, minor)
     select id, seq, major || '.' || minor as number from refused`,
    [documentId],
  );
  const [one] = refused;
  if (!one) return;
  await tx.query('select pg_notify($1, $2)', [publicationChannel, documentId]);
  tx.afterCommit(() => publications.announce({ documentId, editionId: one.id, seq: one.seq, number: one.number }));
}

export async function removeRollback(tx: Tx, documentId: string): Promise<void> {
  await tx.query('delete from rollback where document_id = $1', [documentId]);
}

interface NewRollback {
  toSeq: number;
  sectionIds: readonly string[] | null;
  changeNote: string;
  isMajor: boolean;
  reason: string;
  by: EventActor;
}

/** Writes the rollback in place of the one before; it has to change something, and to leave a tree. */
export async function putRollback(tx: Tx, documentId: string, it: NewRollback): Promise<RollbackMaterial> {
  await tx.query(
    `insert into rollback (document_id, to_edition, section_ids, change_note, is_major, reason, prepared_by, prepared_at, version, over_seq)
     select $1, id, $3::uuid[], $4, $5, $6, $7, $8, $9, (select max(seq) from edition each where each.document_id = $1) from edition where document_id = $1 and seq = $2
     on conflict (document_id) do update set to_edition = excluded.to_edition, section_ids = excluded.section_ids,
       change_note = excluded.change_note, is_major = excluded.is_major, reason = excluded.reason,
       prepared_by = excluded.prepared_by, prepared_at = excluded.prepared_at, version = excluded.version,
       over_seq = excluded.over_seq`,
    // A version of its own for each preparation: the row comes and goes, and a counter would begin again.
    [
      documentId,
      it.toSeq,
      it.sectionIds,
      it.changeNote,
      it.isMajor,
      it.reason,
      it.by.id,
      tx.at,
      randomInt(1, 999_999_999),
    ],
  );
  const rollback = await preparedRollback(tx, documentId);
  if (!rollback) throw new Error(`Document ${documentId} has no edition ${String(it.toSeq)}`);
  const material = await rollbackMaterial(tx.manager, documentId, rollback);
  if (material.changed.length === 0) throw new ProblemError('nothing-changed', { detail: 'The text is that one now' });
  tx.record({
    documentId,
    actor: it.by,
    action: 'edition.rollback-prepared',
    objectType: 'edition',
    objectId: rollback.toEdition,
    facts: { sections: it.sectionIds },
  });
  return material;
}

/** Every section that was named is one of the document; its manifest knows it for ever. */
async function mustKnow(tx: Tx, documentId: string, sectionIds: readonly string[] | null): Promise<void> {
  if (sectionIds === null) return;
  const rows = await tx.query<{ id: string }>(
    'select distinct section_id as id from entry where document_id = $1 and section_id = any($2::uuid[])',
    [documentId, sectionIds],
  );
  const known = new Set(rows.map(({ id }) => id));
  const stray = sectionIds.findIndex((id) => !known.has(id));
  if (stray < 0) return;
  const pointer = `/sectionIds/${String(stray)}`;
  throw new Malformed([{ code: 'unknown', detail: 'There is no such section', pointer }]);
}
