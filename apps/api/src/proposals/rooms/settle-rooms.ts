import { type Doc, Refused, toJson } from '@tarmeem/document';
import * as Y from 'yjs';
import { contentHashes, Revisions } from '../../documents/index.js';
import type { Tx } from '../../platform/index.js';
import { WorkingCopies } from '../working-copies.store.js';
import { documentOf, textOf } from './room-text.js';
import { type OpenRoom, Rooms, type StoredUpdate, sumUpAfter } from './rooms.store.js';

/**
 * Brings working copies to what is stored of their rooms: built from the rows, never from a document in memory, and parsed like
 * anything received. What makes no valid text leaves the last one that did, and the room is marked unreadable. Call it with the
 * proposal held or locked, before anything that looks at its texts.
 */
export async function settleRooms(tx: Tx, proposalId: string, sectionId?: string): Promise<void> {
  if (sectionId !== undefined && !(await tx.get(Rooms).anyOpen(proposalId, sectionId))) return;
  const copies = tx.get(WorkingCopies);
  await copies.of(proposalId); // before the rooms, in the order in which every writer takes them
  for (const room of await tx.get(Rooms).lockOpen(proposalId, sectionId)) {
    const updates = await tx.get(Rooms).updates(room);
    const last = updates.at(-1);
    const news = updates.filter(({ id, personId }) => personId !== null && BigInt(id) > BigInt(room.settledThrough));
    // What made no valid text may make one now: what a text may hold has grown since.
    if (last && (news.length > 0 || room.unreadable)) await settle(tx, room, { updates, last: news.at(-1) ?? last });
  }
}

async function settle(
  tx: Tx,
  room: OpenRoom,
  { updates, last }: { updates: StoredUpdate[]; last: StoredUpdate },
): Promise<void> {
  const written = documentOf(updates.map(({ data }) => data));
  const text = readable(written);
  if (text) await write(tx, room, { text, last });
  let through = updates.at(-1)!.id;
  if (updates.length > sumUpAfter) through = await tx.get(Rooms).sumUp(room, Y.encodeStateAsUpdate(written), tx.at);
  await tx.get(Rooms).settled(room, through, text === null);
  written.destroy();
}

function readable(written: Y.Doc): { heading: string | null; body: Doc } | null {
  try {
    return textOf(written);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

interface Written {
  text: { heading: string | null; body: Doc };
  last: StoredUpdate;
}

async function write(tx: Tx, room: OpenRoom, { text, last }: Written): Promise<void> {
  const copies = tx.get(WorkingCopies);
  const copy = await copies.lock(room.proposalId, room.sectionId);
  const heading =
    text.heading ?? copy?.heading ?? (room.on && (await tx.get(Revisions).get(room.on.revisionId)).heading);
  if (heading === null) return; // an added section that was taken out has no text to bring anywhere
  const contentHash = contentHashes(heading, text.body).hash;
  if (copy && copy.contentHash === contentHash) return;
  const by = { personId: last.personId, at: last.at };
  await tx.query(`select set_config('tarmeem.settling', 'on', true)`);
  await copies.settle(room, { heading, body: toJson(text.body), contentHash }, by);
  await tx.query(`select set_config('tarmeem.settling', '', true)`);
}
