import type { CounterInput, CounterView } from '@tarmeem/contract';
import { type Doc, toJson } from '@tarmeem/document';
import { mustAnswer, openCounter } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import {
  contentHashes,
  currentEdition,
  Documents,
  type OutlineSection,
  Revisions,
  storedText,
} from '../documents/index.js';
import { NotAllowed, NotFound, type Tx } from '../platform/index.js';
import {
  Changes,
  changesOf,
  type NewChange,
  type Proposal,
  Proposals,
  Rounds,
  submissionFacts,
  WorkingCopies,
} from '../proposals/index.js';
import { countersOf } from './counters.query.js';
import { decisionMaterial, type ReviewedChange } from './decision-facts.query.js';
import { Tray } from './tray.store.js';
import { findAsModerator } from '../proposals/index.js';

/** What the moderator wrote for the section of the change; the text was checked. */
export interface CounterText extends Omit<CounterInput, 'body'> {
  body: Doc | null;
}

/**
 * "Accept with changes": other words for one open change, as a counter-proposal in review. It decides nothing; somebody who wrote
 * neither accepts it, and that amends the original. One that was returned to its writer is written anew under its number. Throws
 * Refused (of the review rules).
 */
export async function acceptWithChanges(
  tx: Tx,
  { proposalId, changeId }: { proposalId: string; changeId: string },
  { text, actor }: { text: CounterText; actor: Actor },
): Promise<CounterView> {
  const { documentId } = await findAsModerator(tx, proposalId, actor);
  await tx.get(Documents).lock(documentId);
  const proposal = await tx.get(Proposals).lock(proposalId);
  if (!proposal) throw new NotFound();
  const material = await decisionMaterial(tx, proposal);
  const change = material.changes.find(({ id }) => id === changeId);
  if (!change) throw new NotFound();
  const [standing] = await countersOf(tx, [changeId]);
  const input = { changeId, seq: text.seq, payloadHash: text.payloadHash };
  const { again } = openCounter(material.facts, { input, standing: standing ?? null }, actor);
  const section = material.sections.get(change.sectionId);
  if (!section) throw new NotFound();
  const written = await writtenOn(tx, { change, section, text });
  const id = again?.proposalId ?? (await begin(tx, { proposal, change, actor }));
  const number = again?.number ?? (await tx.get(Documents).nextNumber(documentId, 'proposal'));
  await submit(tx, { id, documentId, number, section, written, text, actor });
  await tx.get(Tray).remove(actor.id, [changeId]);
  tx.record({
    documentId,
    actor: { id: actor.id, role: 'moderator' },
    action: 'proposal.countered',
    objectType: 'proposal',
    objectId: proposalId,
    facts: { changeId, by: id, number },
  });
  return { id, number };
}

interface Written {
  heading: string;
  body: Doc;
  changes: readonly NewChange[];
}

/** The section with the other words, and the changes that makes: they stand where the answered one does, and nowhere else. */
async function writtenOn(
  tx: Tx,
  { change, section, text }: { change: ReviewedChange; section: OutlineSection; text: CounterText },
): Promise<Written> {
  const current = await tx.get(Revisions).get(section.revisionId);
  const heading = change.aspect === 'heading' ? (text.heading ?? current.heading) : current.heading;
  const body = change.aspect === 'body' && text.body ? toJson(text.body) : current.body;
  const changes = changesOf({ sectionId: section.sectionId, heading, body }, { base: current, current });
  const gapsOf = (payload: NewChange['payload']) => ('gaps' in payload ? payload.gaps : null);
  mustAnswer(
    { aspect: change.aspect, gaps: gapsOf(change.payload as NewChange['payload']), payloadHash: change.payloadHash },
    changes.map(({ aspect, payload, payloadHash }) => ({ aspect, gaps: gapsOf(payload), payloadHash })),
  );
  return { heading, body: storedText(body), changes };
}

/** Begins the counter-proposal of the moderator's own body. */
async function begin(
  tx: Tx,
  { proposal, change, actor }: { proposal: Proposal; change: ReviewedChange; actor: Actor },
): Promise<string> {
  const { organisationId } = actor;
  if (!organisationId) throw new NotAllowed('Whoever proposes other words belongs to a body');
  const proposals = tx.get(Proposals);
  const title = `${String(proposal.number)}.${String(change.position)} ${proposal.title}`.slice(0, 200);
  const { documentId } = proposal;
  const counterOf = change.id;
  const id = await proposals.add({ documentId, organisationId, title, createdBy: actor.id, at: tx.at, counterOf });
  await proposals.addContributor(id, actor.id, 'write');
  return id;
}

/** Freezes what was written as the next round: it is in review at once, there is no draft of it. */
async function submit(
  tx: Tx,
  it: {
    id: string;
    documentId: string;
    number: number;
    section: OutlineSection;
    written: Written;
    text: CounterText;
    actor: Actor;
  },
): Promise<void> {
  const { id, documentId, number, section, written, text, actor } = it;
  const rounds = tx.get(Rounds);
  const n = ((await rounds.last(id))?.n ?? 0) + 1;
  const { seq } = await currentEdition(tx, documentId);
  const proposals = tx.get(Proposals);
  await proposals.change(id, { state: 'in_review', number, summary: text.summary }, tx.at);
  const counter = await proposals.find(id);
  if (!counter) throw new Error('A counter-proposal that was just begun is gone');
  const { title, summary } = counter;
  const round = { proposalId: id, n, title, summary, baseSeq: seq, submittedBy: actor.id, at: tx.at };
  const roundId = await rounds.open(round);
  const contentHash = contentHashes(written.heading, written.body).hash;
  const base = { revisionId: section.revisionId, entryId: section.entryId };
  const copy = { heading: written.heading, body: toJson(written.body), contentHash, ...base };
  await rounds.freeze(roundId, section.sectionId, copy);
  await tx.get(WorkingCopies).replace(id, section.sectionId, copy);
  await tx.get(Changes).addRound({ documentId, proposalId: id, roundId }, written.changes);
  tx.record({
    documentId,
    actor: { id: actor.id, role: 'moderator' },
    action: 'proposal.submitted',
    objectType: 'proposal',
    objectId: id,
    facts: { number, round: n, changes: written.changes.length, ...(await submissionFacts(tx, id, roundId)) },
  });
}
