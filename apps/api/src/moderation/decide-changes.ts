import { randomUUID } from 'node:crypto';
import type { ConsequencesView, DecideInput } from '@tarmeem/contract';
import { decide, type DecidedBatch, Refused, type ReviewEvent } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { tickAnswers } from '../answering/index.js';
import { Documents } from '../documents/index.js';
import { Conflict, NotFound, type Tx } from '../platform/index.js';
import { rowsOf } from '../platform/database/rows.js';
import { type Proposal, Proposals } from '../proposals/index.js';
import { AcceptedChanges } from './accepted-changes.store.js';
import { type DecisionMaterial, decisionMaterial } from './decision-facts.query.js';
import { Decisions, type NewDecision } from './decisions.store.js';
import { mustMakeTexts } from './draft-text.js';
import { mustMakeTree } from './draft-tree-check.js';
import { finishRoundIfDecided, finishRoundAs } from './finish-round.js';
import { returnLater } from './return-later.js';
import { Tray } from './tray.store.js';
import { findAsModerator } from '../proposals/index.js';

/**
 * Decides a moderator's tray on one proposal: every line or none, under the lock of the document. Records the decisions, keeps the
 * draft edition's set of accepted changes, ends the round when nothing in it is open any more, and gives one notice to its authors.
 * Throws Refused (of the review rules) for a line that can not be, `decided` with who and when for a lost race.
 */
export async function decideChanges(
  tx: Tx,
  proposalId: string,
  { input, actor, consequences }: { input: DecideInput; actor: Actor; consequences?: ConsequencesView },
): Promise<void> {
  const { documentId } = await findAsModerator(tx, proposalId, actor);
  await tx.get(Documents).lock(documentId);
  const proposal = await tx.get(Proposals).lock(proposalId);
  if (!proposal) throw new NotFound();
  const material = await decisionMaterial(tx, proposal);
  const { next, events } = await decideOrTell(tx, material, { input, actor });
  const batchId = randomUUID();
  await tx.get(Decisions).decide(
    next.decided.map((one) => ({ ...one, decidedBy: actor.id, batchId })),
    tx.at,
  );
  await tickAnswers(tx, proposal, { input, actor, batchId });
  if (consequences) await keepConsequences(tx, { batchId, proposalId, consequences });
  await keepDraft(tx, proposal.documentId, next);
  await mustMakeTexts(tx, proposal.documentId, touchedSections(material, next));
  await mustMakeTree(tx, proposal.documentId);
  if (next.original) await decideOriginal(tx, proposal, { original: next.original, by: actor.id, batchId });
  if (next.finished) await finishRoundAs(tx, proposalId, next.finished.state);
  // Its authors have seen other decisions than these: who recalls it now is told so.
  else await tx.get(Proposals).change(proposalId, {}, tx.at);
  await tx.get(Tray).remove(
    actor.id,
    next.decided.map((one) => one.changeId),
  );
  recordDecisions(tx, { proposal, actor, batchId }, events);
}

/** Asks the rules; who lost a race is told the name of whoever was faster. */
async function decideOrTell(
  tx: Tx,
  { facts }: DecisionMaterial,
  { input, actor }: { input: DecideInput; actor: Actor },
): Promise<{ next: DecidedBatch; events: readonly ReviewEvent[] }> {
  try {
    return decide(facts, input.decisions, actor);
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'decided') throw error;
    const [person] = await rowsOf<{ id: string; name: string }>(tx, 'select id, name from person where id = $1', [
      error.facts?.['by'] ?? null,
    ]);
    throw new Conflict('decided', { detail: error.detail, facts: { ...error.facts, decidedBy: person ?? null } });
  }
}

/** Beside the decisions: what they were going to do to others. */
async function keepConsequences(
  tx: Tx,
  { batchId, proposalId, consequences }: { batchId: string; proposalId: string; consequences: ConsequencesView },
): Promise<void> {
  const { conflicts, outdated, feedback, sections } = consequences;
  const of = (becomes: 'moved' | 'detached') => feedback.filter((it) => it.becomes === becomes).map(({ id }) => id);
  await tx.query(
    `insert into consequence (batch_id, proposal_id, conflicts, outdated, moved, detached, sections, at)
     values ($1, $2, $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8)`,
    [
      batchId,
      proposalId,
      conflicts.map(({ changeId }) => changeId),
      outdated.map((it) => it.proposalId),
      of('moved'),
      of('detached'),
      sections.map(({ sectionId }) => sectionId),
      tx.at,
    ],
  );
}

async function keepDraft(tx: Tx, documentId: string, { decided }: DecidedBatch): Promise<void> {
  const accepted = tx.get(AcceptedChanges);
  for (const { changeId, draft } of decided) if (draft?.put === false) await accepted.takeOut(changeId, draft.heir);
  const editionId = await accepted.draftId(documentId);
  const put = decided.flatMap(({ changeId, draft }) =>
    draft?.put ? [{ changeId, editionId, sameAs: draft.sameAs }] : [],
  );
  await accepted.add(put, tx.at);
}

const touchedSections = ({ changes }: DecisionMaterial, { decided }: DecidedBatch): string[] => [
  ...new Set(
    decided
      .filter((one) => one.draft !== null)
      .flatMap((one) => changes.find((change) => change.id === one.changeId)?.sectionId ?? []),
  ),
];

/** A counter-change was accepted, or taken out again: the change it answers follows, and its round with it. */
async function decideOriginal(
  tx: Tx,
  proposal: Proposal,
  { original, by, batchId }: { original: NonNullable<DecidedBatch['original']>; by: string; batchId: string },
): Promise<void> {
  const undone = original.outcome === 'returned';
  const decision: NewDecision = {
    changeId: original.changeId,
    seq: original.seq,
    outcome: original.outcome,
    reason: null,
    cause: undone ? 'amendment-undone' : 'counter-accepted',
    decidedBy: undone ? null : by,
    batchId,
  };
  await tx.get(Decisions).decide([decision], tx.at);
  const [change] = await tx.get(Decisions).byId([original.changeId]);
  if (!change) throw new Error(`There is no change ${original.changeId}`);
  await tx.get(Proposals).lock(change.proposalId);
  if (undone) await returnLater(tx, [change]);
  else await finishRoundIfDecided(tx, { proposalId: change.proposalId, documentId: proposal.documentId });
}

function recordDecisions(
  tx: Tx,
  { proposal, actor, batchId }: { proposal: Proposal; actor: Actor; batchId: string },
  events: readonly ReviewEvent[],
): void {
  for (const { action, objectType, objectId, facts } of events) {
    tx.record({
      documentId: proposal.documentId,
      actor: facts['cause'] === 'amendment-undone' ? null : { id: actor.id, role: 'moderator' },
      action,
      objectType,
      objectId,
      facts: { proposalId: proposal.id, batchId, ...facts },
    });
  }
}
