import { type Answers, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/index.js';
import { Proposals } from '../proposals.store.js';
import { type RoomKey, roomName } from './room-name.js';

/** The channel on which every process is told `<id of the row> <process that wrote it> <name of the room>`. */
export const updateChannel = 'room_update';

/** One update of somebody, as it is stored. */
interface Appended {
  data: Uint8Array;
  personId: string;
  at: Date;
  /** Names this process, so that it need not read its own rows again. */
  process: string;
}

/**
 * Stores an update while the proposal is being drafted and the room is open: a submission waits for it, or it for the submission.
 * Returns the id of the row; null when the text has moved on, and nothing is stored.
 */
export async function appendUpdate(to: Answers, room: RoomKey, update: Appended): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    to,
    `with drafted as materialized (select id from proposal where id = $1 and state = 'drafting' for share),
       open as materialized (select r.generation from drafted join room r on r.proposal_id = drafted.id
         where r.section_id = $2 and r.generation = $3 and r.closed_at is null for share of r),
       put as (insert into room_update (proposal_id, section_id, generation, data, person_id, at)
         select $1, $2, open.generation, $4, $5, $6 from open returning id)
     select id, pg_notify('${updateChannel}', id || ' ' || $7 || ' ' || $8) from put`,
    [
      room.proposalId,
      room.sectionId,
      room.generation,
      Buffer.from(update.data),
      update.personId,
      update.at,
      update.process,
      roomName(room),
    ],
  );
  return row?.id ?? null;
}

/** The first update of somebody here: they are a contributor from now on, for good. */
export async function appendFirst(tx: Tx, room: RoomKey, update: Omit<Appended, 'at'>): Promise<string | null> {
  const id = await appendUpdate(tx, room, { ...update, at: tx.at });
  if (id !== null) await tx.get(Proposals).addContributor(room.proposalId, update.personId, 'write');
  return id;
}
