import * as Y from 'yjs';
import type { Tx } from '../../platform/index.js';
import { Proposals } from '../proposals.store.js';
import type { RoomKey } from './room-name.js';
import { documentOf, type SectionText, seedOf, standingIn } from './room-text.js';
import { type OpenRoom, Rooms } from './rooms.store.js';
import { settleRooms } from './settle-rooms.js';

/** Words that are taken out of the texts of a document. */
interface Removal {
  documentId: string;
  words: string;
  /** The published texts out of which they were taken already. */
  revisionIds: readonly string[];
  /** The same text without the words. */
  without: (text: SectionText) => SectionText;
}

/** An open room as it was when the words were taken out. */
interface Rested {
  room: OpenRoom;
  text: SectionText;
  holdsWords: boolean;
}

/**
 * Takes words out of working copies while nobody writes in them: what is acknowledged is settled first, to the last key, then `redact`
 * changes the stored texts, and every room in which the words stand or stood, also one in which nobody has written yet, is closed. Who
 * writes there is told, and opens the text anew without them. What makes no valid text at the moment goes on in the next room.
 * Call it with the document locked.
 */
export async function redactRooms(tx: Tx, removal: Removal, redact: () => Promise<void>): Promise<void> {
  const rested: Rested[] = [];
  await restAll(tx, removal.documentId);
  for (const proposalId of await withOpenRooms(tx, removal.documentId))
    rested.push(...(await rest(tx, proposalId, removal)));
  await redact();
  for (const each of rested) await goOn(tx, each, removal);
  await beginAnew(tx, removal);
}

/** Nobody stores a text in any draft meanwhile: what was let in before is stored, what comes later finds the words gone. */
async function restAll(tx: Tx, documentId: string): Promise<void> {
  await tx.query(`select 1 from proposal where document_id = $1 and state = 'drafting' order by id for no key update`, [
    documentId,
  ]);
}

/** A closed room stands for the generation in which the words were read: a text that is yet to be stored belongs to the next one. */
async function beginAnew(tx: Tx, { documentId, revisionIds }: Removal): Promise<void> {
  await tx.query(
    `insert into room (proposal_id, section_id, generation, base_revision_id, base_entry_id, opened_at, closed_at)
     select p.id, e.section_id, coalesce(max(r.generation), 0) + 1, e.revision_id, e.id, $3, $3
     from proposal p
       join entry e on e.until_seq is null and e.section_id in (select section_id from revision where id = any ($2::uuid[]))
       left join room r on r.proposal_id = p.id and r.section_id = e.section_id
     where p.document_id = $1 and p.state in ('drafting', 'in_review')
       and not exists (select from working_copy w where w.proposal_id = p.id and w.section_id = e.section_id)
     group by p.id, e.id having count(*) filter (where r.proposal_id is not null and r.closed_at is null) = 0`,
    [documentId, revisionIds, tx.at],
  );
}

async function withOpenRooms(tx: Tx, documentId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select p.id from proposal p where p.document_id = $1
       and exists (select from room r where r.proposal_id = p.id and r.closed_at is null) order by p.id`,
    [documentId],
  );
  return rows.map(({ id }) => id);
}

async function rest(tx: Tx, proposalId: string, removal: Removal): Promise<Rested[]> {
  await tx.get(Proposals).lock(proposalId);
  await settleRooms(tx, proposalId);
  const rested: Rested[] = [];
  for (const room of await tx.get(Rooms).lockOpen(proposalId)) {
    const data = (await tx.get(Rooms).updates(room)).map((update) => update.data);
    const written = documentOf(data);
    const text = standingIn(written);
    written.destroy();
    const holdsWords = JSON.stringify(removal.without(text)) !== JSON.stringify(text) || heldOnce(data, removal.words);
    rested.push({ room, text, holdsWords });
  }
  return rested;
}

/** Whether words stand in what was written, also where they were taken out again: letters typed one after the other lie together here. */
function heldOnce(updates: readonly Uint8Array[], words: string): boolean {
  const all = new Y.Doc({ gc: false });
  all.transact(() => {
    for (const update of updates) Y.applyUpdate(all, update);
  });
  const held = Buffer.from(Y.encodeStateAsUpdate(all)).includes(words);
  all.destroy();
  return held;
}

async function goOn(tx: Tx, { room, text, holdsWords }: Rested, removal: Removal): Promise<void> {
  const rooms = tx.get(Rooms);
  if (await rooms.isOpen(room)) {
    if (!holdsWords) return;
    await close(tx, room);
  }
  if (!room.unreadable) return;
  const generation = await rooms.generation(room.proposalId, room.sectionId);
  await rooms.open({ ...room, generation }, seedOf(removal.without(text)), { at: tx.at, unreadable: true });
}

/** A new generation of the text, or of the one that is yet to be stored. */
async function close(tx: Tx, { proposalId, sectionId, generation }: RoomKey): Promise<void> {
  await tx.query(
    'update working_copy set generation = generation + 1, version = version + 1 where proposal_id = $1 and section_id = $2',
    [proposalId, sectionId],
  );
  await tx.query(
    'update room set closed_at = $4 where proposal_id = $1 and section_id = $2 and generation = $3 and closed_at is null',
    [proposalId, sectionId, generation, tx.at],
  );
}
