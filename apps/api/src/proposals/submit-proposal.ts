import type { SubmitInput } from '@tarmeem/contract';
import { toJson, withoutAddedBlanks } from '@tarmeem/document';
import { Refused, stepProposal } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { contentHashes, currentEdition, Documents, Revisions, storedText } from '../documents/index.js';
import { ProblemError, Stale, type Tx } from '../platform/index.js';
import { changesOf } from './changes-of.js';
import { Changes, type NewChange } from './changes.store.js';
import { lockOwnProposal, mustBeSeen } from './own-proposal.js';
import { proposalFacts } from './proposal-facts.js';
import { type Proposal, Proposals } from './proposals.store.js';
import { recordFor } from './record.js';
import { unreadable } from './rooms/keep-unreadable.js';
import { Rooms } from './rooms/rooms.store.js';
import { Rounds } from './rounds.store.js';
import { SourceRows } from './sources/sources.store.js';
import { draftTree, type DraftTree } from './structure/draft-tree.js';
import { structureRound } from './structure/structure-rounds.js';
import { submissionFacts } from './submission-facts.query.js';
import { type WorkingCopy, WorkingCopies } from './working-copies.store.js';

/**
 * Freezes the working copies into the next round and computes its changes, once, over the current edition. The proposal gets its
 * number with its first round.
 */
export async function submitProposal(
  tx: Tx,
  id: string,
  { input, actor, seen }: { input: SubmitInput; actor: Actor; seen: number },
): Promise<void> {
  const proposal = await lockOwnProposal(tx, id, actor);
  const { facts } = await proposalFacts(tx, proposal, actor);
  await mustBeReadable(tx, id);
  const { next, events } = await asSeen(tx, proposal, () =>
    stepProposal(facts, 'submit', { contentHash: input.contentHash }),
  );
  mustBeSeen(proposal, seen);
  const proposals = tx.get(Proposals);
  const { seq } = await currentEdition(tx, proposal.documentId);
  const roundId = await tx.get(Rounds).open({
    proposalId: id,
    n: next.opens ?? facts.rounds + 1,
    title: input.title,
    summary: input.summary,
    baseSeq: seq,
    submittedBy: actor.id,
    at: tx.at,
  });
  const changes = await freeze(tx, proposal, roundId);
  if (changes.length === 0) throw new ProblemError('nothing-changed');
  await tx.get(Changes).addRound({ documentId: proposal.documentId, proposalId: id, roundId }, changes);
  await tx.get(SourceRows).freeze(id, roundId);
  await tx.get(WorkingCopies).newGeneration(id);
  const number = proposal.number ?? (await tx.get(Documents).nextNumber(proposal.documentId, 'proposal'));
  await proposals.change(id, { title: input.title, summary: input.summary, state: 'in_review', number }, tx.at);
  await proposals.addContributor(id, actor.id, 'submission');
  const told = await submissionFacts(tx, id, roundId);
  recordFor(
    tx,
    { proposal, actor },
    events.map((event) => ({
      ...event,
      facts: { ...event.facts, number, changes: changes.length, ...told },
    })),
  );
}

/** What colleagues wrote together has to make a text: the last one that did is not what the sender sees. */
async function mustBeReadable(tx: Tx, id: string): Promise<void> {
  const broken = (await tx.get(Rooms).lockOpen(id)).find(({ unreadable }) => unreadable);
  if (broken) throw unreadable(broken.sectionId);
}

/** Where the sender saw another text than the one that is stored, the answer holds the redline of the stored one. */
async function asSeen<T>(tx: Tx, proposal: Proposal, step: () => T): Promise<T> {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'stale') throw error;
    const { copies, structure } = await written(tx, proposal);
    const sections = [];
    for (const copy of copies) {
      const base = copy.baseRevisionId === null ? null : await tx.get(Revisions).get(copy.baseRevisionId);
      const words = base ? changesOf(copy, { base, current: base }) : []; // one that is added is a single change, text and all
      const changes = [...structure.filter(({ sectionId }) => sectionId === copy.sectionId), ...words];
      sections.push({
        sectionId: copy.sectionId,
        changes: changes.map(({ aspect, payload }) => ({ aspect, payload })),
      });
    }
    throw new Stale({ ...error.facts, sections });
  }
}

/** What is written in the draft: the working copies, its tree, and the changes of that. */
async function written(tx: Tx, proposal: Proposal) {
  const copies = await tx.get(WorkingCopies).of(proposal.id);
  const draft = await draftTree(tx, proposal);
  const texts = new Map(copies.map((copy) => [copy.sectionId, { heading: copy.heading, body: copy.body }]));
  return { copies, draft, structure: await structureRound(tx, draft, texts) };
}

/**
 * Copies what was written into the round and returns its changes in the order of the contents, of each section its structure first.
 * What was touched and then set back is dropped.
 */
async function freeze(tx: Tx, proposal: Proposal, roundId: string): Promise<NewChange[]> {
  const { copies, draft, structure } = await written(tx, proposal);
  const moves = new Set(structure.map((change) => change.sectionId));
  const order = new Map(draft.entries.map((entry, at) => [entry.sectionId, at]));
  copies.sort((a, b) => (order.get(a.sectionId) ?? 0) - (order.get(b.sectionId) ?? 0));
  const all: NewChange[] = [];
  const unchanged: string[] = [];
  for (const copy of copies) {
    const frozen = await textOf(tx, copy, draft);
    const changes = [...structure.filter((change) => change.sectionId === copy.sectionId), ...frozen.changes];
    if (changes.length === 0) {
      unchanged.push(copy.sectionId);
      continue;
    }
    const entry = moves.has(copy.sectionId) ? draft.tree.entries.get(copy.sectionId) : undefined;
    const { sectionId, slug, live } = copy;
    const place = entry && { parentId: entry.parentId, afterId: entry.after, slug, live };
    await tx.get(Rounds).freeze(roundId, sectionId, frozen.text, place);
    all.push(...changes);
  }
  await tx.get(WorkingCopies).remove(proposal.id, unchanged);
  return all;
}

/**
 * The text of a section as it is frozen, without blank paragraphs that nobody can read, with the changes of its words. An added one is
 * a single change, text and all.
 */
async function textOf(tx: Tx, copy: WorkingCopy, { published }: DraftTree) {
  const { heading } = copy;
  const written = storedText(copy.body);
  if (copy.baseRevisionId === null) {
    const body = withoutAddedBlanks(null, written);
    const contentHash = contentHashes(heading, body).hash;
    return { text: { heading, body: toJson(body), contentHash, revisionId: null, entryId: null }, changes: [] };
  }
  const line = published.lines.get(copy.sectionId);
  if (!line) throw new Error(`Section ${copy.sectionId} is not in the current edition`);
  const current = await tx.get(Revisions).get(line.revisionId);
  const base = copy.baseRevisionId === current.id ? current : await tx.get(Revisions).get(copy.baseRevisionId);
  const slug = copy.slug === null ? null : { before: line.slug, after: copy.slug };
  const body = toJson(withoutAddedBlanks(storedText(base.body), written));
  const changes = copy.live ? changesOf({ ...copy, body }, { base, current, slug }) : [];
  const kept = heading === base.heading ? current.heading : heading;
  const words = changes.some((change) => change.aspect === 'body') ? body : current.body;
  const hash = contentHashes(kept, storedText(words)).hash;
  const text = { heading: kept, body: words, contentHash: hash, revisionId: current.id, entryId: line.entryId };
  return { text, changes };
}
