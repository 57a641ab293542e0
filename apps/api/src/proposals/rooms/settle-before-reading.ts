import type { Actor } from '../../accounts/index.js';
import type { Answers } from '../../platform/database/rows.js';
import type { Work } from '../../platform/index.js';
import { mustBeOwn } from '../own-proposal.js';
import { Proposals } from '../proposals.store.js';
import { hasUnsettled } from './rooms.store.js';
import { settleRooms } from './settle-rooms.js';

/**
 * Whoever reads a proposal of their own reads what is stored of its rooms, to the last acknowledged key. Nothing becomes other than
 * it was: what was written already is put where readers look.
 */
export async function settleBeforeReading(
  work: Work,
  from: Answers,
  { proposalId, actor }: { proposalId: string; actor: Actor },
): Promise<void> {
  if (!(await hasUnsettled(from, proposalId))) return;
  await work.run(async (tx) => {
    mustBeOwn(await tx.get(Proposals).hold(proposalId), actor);
    await settleRooms(tx, proposalId);
  });
}
