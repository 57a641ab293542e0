import type { SubmitInput } from '@tarmeem/contract';
import { stepProposal } from '@tarmeem/review';
import type { Actor } from '../accounts/index.js';
import { contentHashes, currentEdition, Documents, Entries, Revisions, storedText } from '../documents/index.js';
import { ProblemError, type Tx } from '../platform/index.js';
import { changesOf } from './changes-of.js';
import { Changes, type NewChange } from './changes.store.js';
import { lockOwnProposal, mustBeSeen } from './own-proposal.js';
import { proposalFacts } from './proposal-facts.js';
import { type Proposal, Proposals } from './proposals.store.js';
import { recordFor } from './record.js';
import { Rounds } from './rounds.store.js';
import { WorkingCopies } from './working-copies.store.js';

/**
 * Freezes the working copies into the next round and computes its changes, once, over the current edition. The proposal gets its
 * number with its first round. What was touched and then set back is dropped.
 */
export async function submitProposal(
  tx: Tx,
  id: string,
  { input, actor, seen }: { input: SubmitInput; actor: Actor; seen: number },
): Promise<void> {
  const proposal = await lockOwnProposal(tx, id, actor);
  const { facts } = await proposalFacts(tx, proposal, actor);
  const { next, events } = stepProposal(facts, 'submit', { contentHash: input.contentHash });
  mustBeSeen(proposal, seen);
  const proposals = tx.get(Proposals);
  const { seq } = await currentEdition(tx, proposal.documentId);
  const roundId = await tx.get(Rounds).open({
    proposalId: id,
    n: next.opens ?? facts.rounds + 1,
    summary: input.summary,
    baseSeq: seq,
    submittedBy: actor.id,
    at: tx.at,
  });
  const changes = await freeze(tx, proposal, roundId);
  if (changes.length === 0) throw new ProblemError('nothing-changed');
  await tx.get(Changes).addRound({ documentId: proposal.documentId, proposalId: id, roundId }, changes);
  await tx.get(WorkingCopies).newGeneration(id);
  const number = proposal.number ?? (await tx.get(Documents).nextNumber(proposal.documentId, 'proposal'));
  await proposals.change(id, { title: input.title, summary: input.summary, state: 'in_review', number }, tx.at);
  await proposals.addContributor(id, actor.id, 'submission');
  recordFor(
    tx,
    { proposal, actor },
    events.map((event) => ({ ...event, facts: { ...event.facts, number, changes: changes.length } })),
  );
}

/** Copies what was written into the round, section by section in the order of the working copies, and returns its changes. */
async function freeze(tx: Tx, proposal: Proposal, roundId: string): Promise<NewChange[]> {
  const copies = await tx.get(WorkingCopies).of(proposal.id);
  const entries = await tx.get(Entries).current(
    proposal.documentId,
    copies.map((copy) => copy.sectionId),
  );
  const all: NewChange[] = [];
  const unchanged: string[] = [];
  for (const copy of copies) {
    const entry = entries.find((each) => each.sectionId === copy.sectionId);
    if (!entry) throw new Error(`Section ${copy.sectionId} is not in the current edition`);
    const current = await tx.get(Revisions).get(entry.revisionId);
    const base = copy.baseRevisionId === current.id ? current : await tx.get(Revisions).get(copy.baseRevisionId);
    const changes = changesOf(copy, base, current);
    if (changes.length === 0) {
      unchanged.push(copy.sectionId);
      continue;
    }
    const heading = copy.heading === base.heading ? current.heading : copy.heading;
    const body = changes.some((change) => change.aspect === 'body') ? copy.body : current.body;
    const contentHash = contentHashes(heading, storedText(body)).hash;
    const text = { heading, body, contentHash, revisionId: current.id, entryId: entry.id };
    await tx.get(Rounds).freeze(roundId, copy.sectionId, text);
    all.push(...changes);
  }
  await tx.get(WorkingCopies).remove(proposal.id, unchanged);
  return all;
}
