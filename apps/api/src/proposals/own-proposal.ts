import type { Actor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { NotFound, Stale, type Tx } from '../platform/index.js';
import { type Proposal, Proposals } from './proposals.store.js';

/** Only the own organisation sees a proposal here; for anybody else it is not there. */
export function mustBeOwn(proposal: Proposal | null, actor: Actor): Proposal {
  if (!proposal || proposal.organisationId !== actor.organisationId) throw new NotFound();
  return proposal;
}

/** The proposal, visible, its document and itself locked (in this order), at the version the caller saw. */
export async function lockOwnProposal(
  tx: Tx,
  id: string,
  { actor, seen }: { actor: Actor; seen?: number },
): Promise<Proposal> {
  const proposals = tx.get(Proposals);
  const { documentId } = mustBeOwn(await proposals.find(id), actor);
  await tx.get(Documents).lock(documentId);
  const proposal = mustBeOwn(await proposals.lock(id), actor);
  if (seen !== undefined && seen !== proposal.version) throw new Stale({ version: proposal.version });
  return proposal;
}
