import { changeHash } from '@tarmeem/document';
import { sha256 } from '../documents/index.js';
import { AcceptedChanges, Decisions, type PendingChange, returnLater, undoAmendments } from '../moderation/index.js';
import { canonicalJson, type Tx } from '../platform/index.js';
import { gapsLiteral } from '../proposals/index.js';
import type { Fate } from './fates.js';

/**
 * Writes carried changes as rows of their own over the new text; the old rows are history. An accepted one keeps its decision and
 * its place among what waits and in the preparation, an open one the marks of moderators on it.
 */
export async function putNewRows(
  tx: Tx,
  fates: readonly Fate[],
  {
    documentId,
    editionId,
    waiting = [],
  }: {
    documentId: string;
    editionId: string;
    waiting?: readonly Pick<PendingChange, 'id' | 'editionId' | 'sameAs' | 'prepared'>[];
  },
): Promise<void> {
  if (fates.length === 0) return;
  const moved = waiting.filter((change) => fates.some((fate) => fate.change.id === change.id));
  await tx.get(AcceptedChanges).remove(moved.map((change) => change.id));
  const ids = await insertCarried(tx, fates);
  for (const { change } of fates) {
    tx.record({
      documentId,
      actor: null,
      action: 'change.carried',
      objectType: 'change',
      objectId: change.id,
      facts: { to: ids.get(change.id), editionId, proposalId: change.proposalId },
    });
  }
  await keepDecisions(tx, ids);
  const rows = moved.flatMap(({ id, editionId: waitsIn, sameAs, prepared }) => {
    const changeId = ids.get(id);
    return changeId
      ? [{ changeId, editionId: waitsIn, sameAs: sameAs === null ? null : (ids.get(sameAs) ?? null), prepared }]
      : [];
  });
  await tx.get(AcceptedChanges).add(rows, tx.at);
  if (moved.length > 0) await tx.get(AcceptedChanges).keepLeftOut(ids);
}

/** One statement for all of them: a section can have hundreds. Gives the new id of each old one. */
async function insertCarried(tx: Tx, fates: readonly Fate[]): Promise<Map<string, string>> {
  const rows = fates.map(({ change, carried }) => {
    if (!carried) throw new Error(`The change ${change.id} was carried without an edit`);
    return {
      old: change.id,
      payload: carried.payload,
      gaps: 'gaps' in carried.payload ? gapsLiteral(carried.payload.gaps) : null,
      payload_hash: 'gaps' in carried.payload ? changeHash(carried.payload) : sha256(canonicalJson(carried.payload)),
      base_hash: carried.baseHash,
      base_revision_id: carried.baseRevisionId,
    };
  });
  const made = await tx.query<{ id: string; old: string }>(
    `insert into change (document_id, proposal_id, round_id, section_id, aspect, position, payload, gaps, payload_hash, change_key,
       base_hash, base_revision_id, requires, carried_from, outcome, decided_seq)
     select document_id, proposal_id, round_id, section_id, aspect, position, row.payload, row.gaps::int4multirange, row.payload_hash,
       change_key, row.base_hash, row.base_revision_id, requires, change.id, outcome, least(decided_seq, 1)
     from jsonb_to_recordset($1::jsonb) as row (old uuid, payload jsonb, gaps text, payload_hash text, base_hash text,
       base_revision_id uuid) join change on change.id = row.old
     returning id, carried_from as old`,
    [JSON.stringify(rows)],
  );
  return new Map(made.map(({ id, old }) => [old, id]));
}

async function keepDecisions(tx: Tx, ids: ReadonlyMap<string, string>): Promise<void> {
  const pairs = JSON.stringify([...ids].map(([old, made]) => ({ old, made })));
  await tx.query(
    `insert into decision (change_id, seq, outcome, reason, cause, decided_by, batch_id, at)
     select pair.made, 1, decision.outcome, decision.reason, 'carried', decision.decided_by, decision.batch_id, decision.at
     from jsonb_to_recordset($1::jsonb) as pair (old uuid, made uuid)
       join change on change.id = pair.old join decision on decision.change_id = change.id and decision.seq = change.decided_seq`,
    [pairs],
  );
  await tx.query(
    `update change set outcome = 'carried' from jsonb_to_recordset($1::jsonb) as pair (old uuid, made uuid)
     where change.id = pair.old`,
    [pairs],
  );
  await tx.query(
    `update tray_mark set change_id = pair.made from jsonb_to_recordset($1::jsonb) as pair (old uuid, made uuid)
     where tray_mark.change_id = pair.old`,
    [pairs],
  );
}

/** The system returns what does not go on, for the cause and because of an edition; their proposals follow. */
export async function returnBySystem(
  tx: Tx,
  fates: readonly Fate[],
  { documentId, editionId }: { documentId: string; editionId: string },
): Promise<void> {
  if (fates.length === 0) return;
  const decisions = fates.map(({ change, cause }) => ({
    changeId: change.id,
    seq: change.seq + 1,
    outcome: 'returned' as const,
    reason: null,
    cause,
    decidedBy: null,
    batchId: null,
  }));
  await tx.get(Decisions).decide(decisions, tx.at);
  for (const { change, cause } of fates) {
    tx.record({
      documentId,
      actor: null,
      action: 'change.returned',
      objectType: 'change',
      objectId: change.id,
      facts: { seq: change.seq + 1, cause, editionId, proposalId: change.proposalId },
    });
  }
  const returned = fates.map(({ change }) => change);
  await returnLater(tx, returned);
  await undoAmendments(tx, returned);
}
