import type { Actor } from '../../accounts/index.js';
import { Revisions } from '../../documents/index.js';
import { ProblemError, type Tx } from '../../platform/index.js';
import { mustBeEditable } from '../save-working-copy.js';
import { baseOf, WorkingCopies } from '../working-copies.store.js';
import { type RoomKey } from './room-name.js';
import { seedOf } from './room-text.js';
import { Rooms } from './rooms.store.js';

/** Why somebody is not let into a room, or has to leave it. Whoever is not of the organisation is told `not-found`, always. */
export type Reason =
  | 'not-found'
  | 'moved-on'
  | 'not-allowed'
  | 'reload'
  | 'signed-out'
  | 'refused'
  | 'too-large'
  | 'busy';

/** Lets somebody in who may write there now, and opens the room for the first. Throws what the address of the text would answer. */
export async function enterRoom(tx: Tx, room: RoomKey, actor: Actor): Promise<void> {
  const { proposalId, sectionId, generation } = room;
  const { base } = await mustBeEditable(tx, { proposalId, sectionId, actor });
  const rooms = tx.get(Rooms);
  if ((await rooms.generation(proposalId, sectionId)) !== generation) throw new ProblemError('stale');
  if (await rooms.isOpen(room)) return;
  const copy = (await tx.get(WorkingCopies).of(proposalId)).find((each) => each.sectionId === sectionId);
  if (copy && !copy.live) throw new ProblemError('not-now'); // what is retired is not written
  const on = copy ? baseOf(copy) : base;
  const text = copy ?? (base && (await tx.get(Revisions).get(base.revisionId)));
  if (!text) throw new ProblemError('not-now');
  await rooms.closeUntouched(room, tx.at);
  const opened = await rooms.open({ ...room, on }, seedOf(text), { at: tx.at });
  if (!opened && !(await rooms.isOpen(room))) throw new ProblemError('stale');
}

/** What a refusal is called on the wire. */
export function reasonOf(error: unknown): Reason {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'stale' || code === 'not-now') return 'moved-on';
  if (code === 'not-allowed') return 'not-allowed';
  if (code === 'not-found') return 'not-found';
  return 'busy';
}
