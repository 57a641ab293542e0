import type { SourceInput } from '@tarmeem/contract';
import { changeKey, compare, touch } from '@tarmeem/document';
import { stepProposal } from '@tarmeem/review';
import type { Actor } from '../../accounts/index.js';
import { Entries, Revisions, storedText } from '../../documents/index.js';
import { EvidenceRows, type KeptFile, nameEvidence, refuseEvidence } from '../../evidence/index.js';
import { Conflict, Malformed, NotFound, type Tx } from '../../platform/index.js';
import { lockOwnProposal } from '../own-proposal.js';
import { proposalFacts } from '../proposal-facts.js';
import { type Proposal, Proposals } from '../proposals.store.js';
import { recordFor } from '../record.js';
import { WorkingCopies } from '../working-copies.store.js';
import { type About, SourceRows } from './sources.store.js';

/** So many sources has one proposal at most: a reviewer reads them all. */
const sourcesOfOne = 50;

/**
 * Adds a source to a draft, of the whole or of one of its changes. Throws Malformed for a section that the draft does not touch,
 * Conflict('not-now') for one source too many, FileRefused `full`.
 */
export async function addSource(
  tx: Tx,
  proposalId: string,
  { input, kept, actor }: { input: SourceInput; kept: readonly KeptFile[]; actor: Actor },
): Promise<void> {
  const proposal = await lockDraft(tx, proposalId, actor);
  const { documentId } = proposal;
  const about = input.about && (await foundAgain(tx, proposal, input.about));
  if ((await tx.get(SourceRows).count(proposalId)) >= sourcesOfOne)
    throw new Conflict('not-now', { detail: `A proposal names at most ${String(sourcesOfOne)} sources` });
  const [file] = await nameEvidence(tx, kept, { documentId, owner: { proposalId }, addedBy: actor.id });
  const { kind, title, locator, link } = input;
  const source = { kind, title, locator, link, documentId, proposalId, about, evidenceId: file ?? null };
  const id = await tx.get(SourceRows).add({ ...source, addedBy: actor.id, at: tx.at });
  await tx.get(Proposals).addContributor(proposalId, actor.id, 'write');
  await tx.get(Proposals).change(proposalId, {}, tx.at);
  recordFor(tx, { proposal, actor }, [
    { action: 'proposal.source-added', objectType: 'proposal', objectId: proposalId, facts: { sourceId: id, kind } },
  ]);
}

/** Takes a source out of a draft; what a round holds stays there. Throws NotFound. */
export async function dropSource(
  tx: Tx,
  { proposalId, sourceId }: { proposalId: string; sourceId: string },
  actor: Actor,
): Promise<void> {
  const proposal = await lockDraft(tx, proposalId, actor);
  const gone = await tx.get(SourceRows).remove(proposalId, sourceId);
  if (!gone) throw new NotFound('The draft names no such source');
  if (gone.file) await refuseEvidence(tx, { proposalId }, gone.file);
  await tx.get(Proposals).change(proposalId, {}, tx.at);
  recordFor(tx, { proposal, actor }, [
    { action: 'proposal.source-dropped', objectType: 'proposal', objectId: proposalId, facts: { sourceId } },
  ]);
}

/** The bytes of a draft's files go with the draft. */
export async function forgetFiles(tx: Tx, proposalId: string): Promise<void> {
  for (const file of await tx.get(EvidenceRows).ofProposal(proposalId)) await refuseEvidence(tx, { proposalId }, file);
}

async function lockDraft(tx: Tx, id: string, actor: Actor): Promise<Proposal> {
  const proposal = await lockOwnProposal(tx, id, actor);
  stepProposal((await proposalFacts(tx, proposal, actor)).facts, 'edit');
  return proposal;
}

async function foundAgain(
  tx: Tx,
  { id, documentId }: Proposal,
  { sectionId, aspect, gaps }: NonNullable<SourceInput['about']>,
): Promise<About> {
  const copy = (await tx.get(WorkingCopies).of(id)).find((each) => each.sectionId === sectionId);
  const [entry] = copy ? [] : await tx.get(Entries).current(documentId, [sectionId]);
  if (!copy && !entry) throw missing('/about/sectionId', 'The draft holds no such section');
  const at = { sectionId, aspect, baseRevisionId: copy?.baseRevisionId ?? entry?.revisionId ?? null };
  if (aspect !== 'body' || !copy || copy.baseRevisionId === null) return { ...at, gaps: [], changeKey: null };
  const base = await tx.get(Revisions).get(copy.baseRevisionId);
  const ordered = gaps.toSorted((a, b) => a[0] - b[0]);
  const change = compare(storedText(base.body), storedText(copy.body)).find((each) => touch(each, { gaps: ordered }));
  if (!change) throw missing('/about/gaps', 'The draft changes nothing there');
  return { ...at, gaps: change.gaps, changeKey: changeKey(change) };
}

const missing = (pointer: string, detail: string): Malformed => new Malformed([{ code: 'not-there', pointer, detail }]);
