import type { CreateProposalInput, EditProposalInput } from '@tarmeem/contract';
import { mustBeAllowed, stepProposal } from '@tarmeem/review';
import { type Actor, actingRole } from '../accounts/index.js';
import { outlineOf } from '../documents/index.js';
import { NotAllowed, NotFound, type Tx } from '../platform/index.js';
import { lockOwnProposal, mustBeSeen } from './own-proposal.js';
import { proposalFacts } from './proposal-facts.js';
import { Proposals } from './proposals.store.js';
import { forgetFiles } from './sources/add-source.js';
import { recordFor } from './record.js';

/** Begins a proposal for the person's organisation. The section is the first they mean to work on; nothing is stored of it yet. */
export function createProposal(
  tx: Tx,
  { documentId, input, actor }: { documentId: string; input: CreateProposalInput; actor: Actor },
): Promise<string> {
  return beginProposal(tx, { documentId, title: input.title, sectionIds: [input.sectionId], actor });
}

/** The same on several sections, each of which the person may propose on. */
export async function beginProposal(
  tx: Tx,
  {
    documentId,
    title,
    sectionIds,
    actor,
  }: { documentId: string; title: string; sectionIds: readonly string[]; actor: Actor },
): Promise<string> {
  const outline = await outlineOf(tx, documentId);
  const sections = sectionIds.flatMap((id) => outline.find(({ sectionId }) => sectionId === id) ?? []);
  if (sections.length < sectionIds.length) throw new NotFound('There is no such section in the current edition');
  const { organisationId } = actor;
  if (!organisationId) throw new NotAllowed('A proposal belongs to an organisation');
  const places = sections.map(({ jurisdiction }) => ({ documentId, jurisdiction, organisationId }));
  mustBeAllowed(actor, 'proposal.create', ...places);
  const id = await tx.get(Proposals).add({ documentId, organisationId, title, createdBy: actor.id, at: tx.at });
  tx.record({
    documentId,
    actor: { id: actor.id, role: actingRole(actor, 'proposal.create', places[0]!) },
    action: 'proposal.created',
    objectType: 'proposal',
    objectId: id,
    facts: { sectionId: sectionIds[0] },
  });
  return id;
}

/** Title and summary, while it is being drafted; whoever words them is a contributor. */
export async function editProposal(
  tx: Tx,
  id: string,
  { input, actor, seen }: { input: EditProposalInput; actor: Actor; seen: number },
): Promise<void> {
  const proposal = await lockOwnProposal(tx, id, actor);
  const { facts } = await proposalFacts(tx, proposal, actor);
  stepProposal(facts, 'edit');
  mustBeSeen(proposal, seen);
  await tx.get(Proposals).change(id, input, tx.at);
  await tx.get(Proposals).addContributor(id, actor.id, 'write');
}

/** A proposal that was never submitted goes without a trace but its event. */
export async function discardProposal(
  tx: Tx,
  id: string,
  { actor, seen }: { actor: Actor; seen: number },
): Promise<void> {
  const proposal = await lockOwnProposal(tx, id, actor);
  const { facts } = await proposalFacts(tx, proposal, actor);
  const { events } = stepProposal(facts, 'discard');
  mustBeSeen(proposal, seen);
  await forgetFiles(tx, id);
  await tx.get(Proposals).remove(id);
  recordFor(tx, { proposal, actor }, events);
}
