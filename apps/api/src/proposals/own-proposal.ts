import type { Actor } from '../accounts/index.js';
import { Documents } from '../documents/index.js';
import { NotFound, Stale, type Tx } from '../platform/index.js';
import { type Proposal, Proposals } from './proposals.store.js';
import { settleRooms } from './rooms/settle-rooms.js';

/** Only the own organisation sees a proposal here; for anybody else it is not there. */
export function mustBeOwn(proposal: Proposal | null, actor: Actor): Proposal {
  if (!proposal || proposal.organisationId !== actor.organisationId) throw new NotFound();
  return proposal;
}

/** The proposal, visible, its document and itself locked (in this order), its working copies as they are written in their rooms. */
export async function lockOwnProposal(tx: Tx, id: string, actor: Actor): Promise<Proposal> {
  const proposals = tx.get(Proposals);
  const { documentId } = mustBeOwn(await proposals.find(id), actor);
  await tx.get(Documents).lock(documentId);
  const proposal = mustBeOwn(await proposals.lock(id), actor);
  await settleRooms(tx, id);
  return proposal;
}

/** The last thing asked before a step is taken: that nobody changed the proposal since the caller saw it. */
export function mustBeSeen(proposal: Proposal, seen: number): void {
  if (seen !== proposal.version) throw new Stale({ version: proposal.version });
}
