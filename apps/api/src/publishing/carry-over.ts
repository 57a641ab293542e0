import { type Change, carry, changeHash } from '@tarmeem/document';
import { carryOn, type CarryFinding, type SystemCause } from '@tarmeem/review';
import { storedText } from '../documents/index.js';
import {
  AcceptedChanges,
  type ChangeRow,
  type PendingChange,
  pendingChanges,
  Decisions,
  returnLater,
  undoAmendments,
} from '../moderation/index.js';
import type { Tx } from '../platform/index.js';
import { gapsLiteral, type HeadingChange, Proposals } from '../proposals/index.js';
import type { NextSection } from './next-edition.js';

/** What was published. */
export interface Publication {
  sections: readonly NextSection[];
  /** New revisions by section. */
  revisions: ReadonlyMap<string, string>;
  published: readonly PendingChange[];
  editionId: string;
}

/** What becomes of one change, and for a carried one its payload over the new text. */
interface Fate {
  change: ChangeRow;
  act: 'new-row' | 'published' | 'return';
  cause: SystemCause | null;
  payload: Change | HeadingChange | null;
}

/**
 * After a publication, in its transaction: every open or waiting change of the sections that changed goes on over the new text as a
 * new row with its decision, is found in the edition already, or is returned by the system with the reason. Never a fuzzy case.
 */
export async function carryOver(tx: Tx, documentId: string, publication: Publication): Promise<void> {
  const sectionIds = publication.sections.map(({ current }) => current.sectionId);
  const waiting = await pendingChanges(tx, documentId, sectionIds);
  const open = await tx.get(Decisions).openIn(sectionIds);
  const fates = publication.sections.flatMap((section) => [
    ...fatesIn(section, open.filter(inSection(section)), publication),
    ...fatesIn(section, waiting.filter(inSection(section)), publication),
  ]);
  if (fates.length === 0) return;
  for (const id of [...new Set(fates.map(({ change }) => change.proposalId))].sort()) await tx.get(Proposals).lock(id);
  const those = (act: Fate['act']): Fate[] => fates.filter((fate) => fate.act === act);
  const idsOf = (some: readonly Fate[]): string[] => some.map(({ change }) => change.id);
  // First out with what does not go on: gaps over the old text and over the new one must not meet in the draft.
  await tx.get(AcceptedChanges).move(idsOf(those('published')), publication.editionId, false);
  await tx.get(AcceptedChanges).remove(idsOf(those('return')));
  await putNewRows(tx, those('new-row'), { documentId, waiting, publication });
  await returnBySystem(tx, documentId, those('return'));
}

const inSection =
  ({ current }: NextSection) =>
  (change: ChangeRow): boolean =>
    change.sectionId === current.sectionId;

/** The fates of changes that all lie on the old text of the section; those of an aspect that stayed have none. */
function fatesIn(section: NextSection, changes: readonly ChangeRow[], { published }: Publication): Fate[] {
  // The payload hash is over the edit itself: the same hash over the same base is the same edit.
  const out = new Set(published.filter(inSection(section)).map((change) => change.payloadHash));
  const bodies = section.bodyHash === section.current.bodyHash ? [] : changes.filter(({ aspect }) => aspect === 'body');
  const headings =
    section.headingHash === section.current.headingHash ? [] : changes.filter(({ aspect }) => aspect === 'heading');
  const carried =
    bodies.length === 0
      ? []
      : carry(
          bodies.map((change) => change.payload as Change),
          storedText(section.currentBody),
          section.body,
        );
  const fates = bodies.map((change, index) => {
    const isCurrent = change.baseHash === section.current.bodyHash;
    const known = isCurrent && out.has(change.payloadHash);
    const found = carried[index];
    const finding: CarryFinding = known ? 'already-published' : isCurrent && found ? found.outcome : 'touched';
    return fateOf(change, finding, found?.outcome === 'carried' ? found.change : null);
  });
  const ofHeadings = headings.map((change) => {
    const { after } = change.payload as HeadingChange;
    return fateOf(change, after === section.heading ? 'already-published' : 'touched', null);
  });
  return [...fates, ...ofHeadings].filter((fate) => fate !== null);
}

function fateOf(change: ChangeRow, finding: CarryFinding, payload: Change | null): Fate | null {
  const waits = change.outcome === 'accepted';
  const standing = {
    outcome: change.outcome,
    roundOpen: !waits,
    laterRound: false,
    heldBy: waits ? ('draft' as const) : null,
  };
  const after = carryOn(standing, finding);
  if (after.act === 'go-on') return null;
  return { change, act: after.act, cause: after.act === 'return' ? after.cause : null, payload };
}

/** The same edit over the new text, as a row of its own; an accepted one keeps its decision and its place in the draft. */
async function putNewRows(
  tx: Tx,
  fates: readonly Fate[],
  {
    documentId,
    waiting,
    publication,
  }: { documentId: string; waiting: readonly PendingChange[]; publication: Publication },
): Promise<void> {
  if (fates.length === 0) return;
  const moved = waiting.filter((change) => fates.some((fate) => fate.change.id === change.id));
  await tx.get(AcceptedChanges).remove(moved.map((change) => change.id));
  const ids = await insertCarried(tx, fates, publication);
  for (const { change } of fates) {
    tx.record({
      documentId,
      actor: null,
      action: 'change.carried',
      objectType: 'change',
      objectId: change.id,
      facts: { to: ids.get(change.id), editionId: publication.editionId, proposalId: change.proposalId },
    });
  }
  await keepDecisions(tx, ids);
  const rows = moved.flatMap(({ id, editionId, sameAs }) => {
    const changeId = ids.get(id);
    return changeId ? [{ changeId, editionId, sameAs: sameAs === null ? null : (ids.get(sameAs) ?? null) }] : [];
  });
  await tx.get(AcceptedChanges).add(rows, tx.at);
}

/** One statement for all of them: a section can have hundreds. Gives the new id of each old one. */
async function insertCarried(tx: Tx, fates: readonly Fate[], publication: Publication): Promise<Map<string, string>> {
  const rows = fates.map(({ change, payload }) => {
    const edit = payload as Change;
    return {
      old: change.id,
      payload: edit,
      gaps: gapsLiteral(edit.gaps),
      payload_hash: changeHash(edit),
      base_hash: publication.sections.find(({ current }) => current.sectionId === change.sectionId)?.bodyHash,
      base_revision_id: publication.revisions.get(change.sectionId),
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
}

async function returnBySystem(tx: Tx, documentId: string, fates: readonly Fate[]): Promise<void> {
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
      facts: { seq: change.seq + 1, cause, proposalId: change.proposalId },
    });
  }
  const returned = fates.map(({ change }) => change);
  await returnLater(tx, returned);
  await undoAmendments(tx, returned);
}
