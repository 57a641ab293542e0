import { randomUUID } from 'node:crypto';
import type { EditionView, EmergencyInput } from '@tarmeem/contract';
import { type Doc, toJson } from '@tarmeem/document';
import { mustBeEmergency } from '@tarmeem/review';
import { type Actor, mustHaveFreshSecondFactor } from '../accounts/index.js';
import { contentHashes, Documents, type OutlineSection, outlineOf, Revisions } from '../documents/index.js';
import { AcceptedChanges, type ChangeRow, Decisions } from '../moderation/index.js';
import { Conflict, Malformed, NotAllowed, ProblemError, type Tx } from '../platform/index.js';
import { Changes, changesOf, type NewChange, Proposals, Rounds, submissionFacts } from '../proposals/index.js';
import { currentOf } from './draft-material.query.js';
import { bodiesUnder, nextEdition } from './next-edition.js';
import type { Publications } from './publications.js';
import { releaseOf } from './publish-edition.js';
import { release } from './release.js';

/** What the publisher wrote, its texts checked. */
export interface EmergencyText extends Omit<EmergencyInput, 'sections'> {
  sections: readonly (Omit<EmergencyInput['sections'][number], 'body'> & { body: Doc })[];
}

/**
 * Writes, accepts and publishes in one step, straight on the current edition: body and heading of sections. Draft and schedule stay
 * (what touches them is carried, or calls the schedule off). The exception to the second person: a fresh second factor, a reason, and
 * a flag until somebody else confirms it.
 */
export async function publishInEmergency(
  tx: Tx,
  documentId: string,
  { text, actor, publications }: { text: EmergencyText; actor: Actor; publications: Publications },
): Promise<EditionView> {
  await tx.get(Documents).lock(documentId);
  const outline = await outlineOf(tx, documentId);
  const places = text.sections.map(({ sectionId }, index) => {
    const jurisdiction = sectionOf(outline, sectionId, index).jurisdiction;
    return { documentId, jurisdiction };
  });
  mustBeEmergency(text.reason, actor, places);
  mustHaveFreshSecondFactor(actor, tx.at);
  const { organisationId } = actor;
  if (!organisationId) throw new NotAllowed('Whoever publishes in an emergency belongs to a body');
  const written = await changesIn(tx, text, outline);
  const proposal = await putProposal(tx, { documentId, organisationId, text, actor, written });
  const current = await currentOf(tx, documentId);
  const ground = { documentId, outline };
  const chosen = proposal.changes;
  const next = await nextEdition(tx, ground, { chosen, bodies: await bodiesUnder(tx, ground, chosen) });
  const editionId = randomUUID();
  const draft = { id: editionId, isMajor: text.major, changeNote: text.changeNote };
  const it = await releaseOf(tx, { documentId, draft, current, next, chosen }, { publishedBy: actor.id });
  return release(
    tx,
    {
      ...it,
      born: {
        kind: 'emergency',
        reason: text.reason,
        preparedBy: null,
        preparedAt: null,
        rollbackOf: null,
      },
      accept: () => acceptAll(tx, proposal, { editionId, actorId: actor.id }),
      newDraft: null,
      events: [
        {
          action: 'edition.published',
          objectType: 'edition',
          objectId: editionId,
          facts: {
            kind: 'emergency',
            proposalId: proposal.id,
            changes: proposal.changes.map(({ id }) => id),
            manifestHash: next.manifestHash,
            isMajor: text.major,
          },
        },
      ],
      actor: { id: actor.id, role: 'publisher' },
    },
    publications,
  );
}

function sectionOf(outline: readonly OutlineSection[], sectionId: string, index: number): OutlineSection {
  const found = outline.find((section) => section.sectionId === sectionId);
  if (found) return found;
  const pointer = `/sections/${String(index)}/sectionId`;
  throw new Malformed([{ code: 'unknown', detail: 'There is no such section in the current edition', pointer }]);
}

/** What was written differs from the current edition, over which it was written. */
async function changesIn(tx: Tx, { sections }: EmergencyText, outline: readonly OutlineSection[]): Promise<Written[]> {
  const written: Written[] = [];
  for (const [index, { sectionId, baseHash, heading, body }] of sections.entries()) {
    const section = sectionOf(outline, sectionId, index);
    if (sections.findIndex((other) => other.sectionId === sectionId) !== index) {
      const pointer = `/sections/${String(index)}/sectionId`;
      throw new Malformed([{ code: 'twice', detail: 'The section is named twice', pointer }]);
    }
    if (section.hash !== baseHash) throw new Conflict('outdated', { facts: { sectionId, hash: section.hash } });
    const current = await tx.get(Revisions).get(section.revisionId);
    const changes = changesOf({ sectionId, heading, body: toJson(body) }, { base: current, current });
    if (changes.length > 0) written.push({ section, heading, body, changes });
  }
  if (written.length === 0) throw new ProblemError('nothing-changed');
  return written;
}

interface Written {
  section: OutlineSection;
  heading: string;
  body: Doc;
  changes: readonly NewChange[];
}

interface EmergencyProposal {
  id: string;
  changes: readonly ChangeRow[];
}

/** The proposal of the emergency, in review for as long as this transaction. */
async function putProposal(
  tx: Tx,
  {
    documentId,
    organisationId,
    text,
    actor,
    written,
  }: { documentId: string; organisationId: string; text: EmergencyText; actor: Actor; written: readonly Written[] },
): Promise<EmergencyProposal> {
  const proposals = tx.get(Proposals);
  const title = text.changeNote.replaceAll(/\s+/gu, ' ').slice(0, 200);
  const id = await proposals.add({ documentId, organisationId, title, createdBy: actor.id, at: tx.at });
  await proposals.addContributor(id, actor.id, 'write');
  const { seq } = await currentOf(tx, documentId);
  const number = await tx.get(Documents).nextNumber(documentId, 'proposal');
  await proposals.change(id, { summary: text.changeNote, state: 'in_review', number }, tx.at);
  const rounds = tx.get(Rounds);
  const round = {
    proposalId: id,
    n: 1,
    title,
    summary: text.changeNote,
    baseSeq: seq,
    submittedBy: actor.id,
    at: tx.at,
  };
  const roundId = await rounds.open(round);
  for (const { section, heading, body } of written) {
    const contentHash = contentHashes(heading, body).hash;
    const base = { revisionId: section.revisionId, entryId: section.entryId };
    await rounds.freeze(roundId, section.sectionId, { heading, body: toJson(body), contentHash, ...base });
  }
  await tx.get(Changes).addRound(
    { documentId, proposalId: id, roundId },
    written.flatMap(({ changes }) => changes),
  );
  const objectType = 'proposal' as const;
  const by = { id: actor.id, role: 'publisher' };
  tx.record({
    documentId,
    actor: by,
    action: 'proposal.submitted',
    objectType,
    objectId: id,
    facts: { number, round: 1, ...(await submissionFacts(tx, id, roundId)) },
  });
  return { id, changes: await tx.get(Decisions).ofProposal(id) };
}

/** Every change is accepted by its writer, into the emergency edition: the one place where the four eyes come later. */
async function acceptAll(
  tx: Tx,
  { id, changes }: EmergencyProposal,
  { editionId, actorId }: { editionId: string; actorId: string },
): Promise<void> {
  await tx.get(AcceptedChanges).add(
    changes.map((change) => ({ changeId: change.id, editionId, sameAs: null })),
    tx.at,
    false,
  );
  const batchId = randomUUID();
  await tx.get(Decisions).decide(
    changes.map((change) => ({
      changeId: change.id,
      seq: 1,
      outcome: 'accepted' as const,
      reason: null,
      cause: 'emergency' as const,
      decidedBy: actorId,
      batchId,
    })),
    tx.at,
  );
  await tx.get(Rounds).finish(id, 'decided', { at: tx.at });
  await tx.get(Proposals).change(id, { state: 'closed' }, tx.at);
}
