import type { TrayMark } from '@tarmeem/contract';
import type { Actor } from '../accounts/index.js';
import type { Tx } from '../platform/index.js';
import { Tray } from './tray.store.js';
import { findAsModerator } from '../proposals/index.js';

/** Keeps a moderator's marks on a proposal as theirs: whole, instead of what was there. Nothing is decided by it. */
export async function saveTray(
  tx: Tx,
  proposalId: string,
  { marks, actor }: { marks: readonly TrayMark[]; actor: Actor },
): Promise<void> {
  await findAsModerator(tx, proposalId, actor);
  await tx.get(Tray).replace(actor.id, proposalId, marks);
}
