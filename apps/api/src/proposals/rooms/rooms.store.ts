import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { baseOf, type RoomOfCopy } from '../working-copies.store.js';
import type { RoomKey } from './room-name.js';

/** An update as it is stored. */
export interface StoredUpdate {
  id: string;
  data: Buffer;
  personId: string | null;
  at: Date;
}

/** A room in which somebody may be writing. */
export interface OpenRoom extends RoomOfCopy {
  settledThrough: string;
  unreadable: boolean;
}

/** When a room is opened, and on what. */
interface Opening {
  at: Date;
  unreadable?: boolean;
}

/** More rows than this are summed up in one when their text is next looked at. */
export const sumUpAfter = 300;

const ofRoom = 'proposal_id = $1 and section_id = $2 and generation = $3';
const parameters = ({ proposalId, sectionId, generation }: RoomKey) => [proposalId, sectionId, generation];

/** A room `r` in which nobody has written anything: to be looked at anew with it locked before it is closed. */
const untouched = `r.settled_through = 0 and not r.unreadable and not exists (
  select from room_update u where u.proposal_id = r.proposal_id and u.section_id = r.section_id
    and u.generation = r.generation and u.person_id is not null)`;

/**
 * The generation of a section's text in a proposal: that of its working copy, else of its room, else the one the next copy gets. A room
 * in which nobody wrote before another edition changed the text counts no more: its words would read as a change of that text.
 */
export const generationNow = (proposal: string, section: string): string => `coalesce(
  (select generation from working_copy where proposal_id = ${proposal} and section_id = ${section}),
  (select generation from room r where proposal_id = ${proposal} and section_id = ${section} and closed_at is null
     and not (${untouched} and r.base_revision_id is distinct from (
       select e.revision_id from entry e where e.section_id = r.section_id and e.until_seq is null))),
  (select max(generation) + 1 from room where proposal_id = ${proposal} and section_id = ${section}), 1)`;

/** Whether anything was written in a room of the proposal that its working copies do not hold yet. */
export async function hasUnsettled(from: Answers, proposalId: string): Promise<boolean> {
  const rows = await rowsOf(
    from,
    `select 1 from room r where proposal_id = $1 and closed_at is null and exists (
       select from room_update u where u.proposal_id = r.proposal_id and u.section_id = r.section_id
         and u.generation = r.generation and u.person_id is not null and u.id > r.settled_through) limit 1`,
    [proposalId],
  );
  return rows.length > 0;
}

/** The updates of a room in the order they came; empty when it is closed. */
export async function updatesOf(from: Answers, room: RoomKey): Promise<StoredUpdate[]> {
  return rowsOf<StoredUpdate>(
    from,
    `select id, data, person_id as "personId", at from room_update where ${ofRoom} order by id`,
    parameters(room),
  );
}

/** Stores an update of the server's own while the room is open; nothing, when it is not. */
export async function appendOwn(to: Answers, room: RoomKey, update: Uint8Array): Promise<void> {
  await rowsOf(
    to,
    `insert into room_update (proposal_id, section_id, generation, data, at)
     select proposal_id, section_id, generation, $4, now() from room where ${ofRoom} and closed_at is null for share
     returning id`,
    [...parameters(room), Buffer.from(update)],
  );
}

/** One update by its id; null when it was summed up since. */
export async function updateById(from: Answers, id: string): Promise<Buffer | null> {
  const [found] = await rowsOf<{ data: Buffer }>(from, 'select data from room_update where id = $1', [id]);
  return found?.data ?? null;
}

/** Whether what stands in an open room made no valid text when it was last looked at. */
export async function isUnreadable(from: Answers, room: RoomKey): Promise<boolean> {
  const rows = await rowsOf(
    from,
    `select 1 from room where ${ofRoom} and closed_at is null and unreadable`,
    parameters(room),
  );
  return rows.length > 0;
}

/** Rooms and what was written in them. */
export class Rooms {
  constructor(private readonly manager: EntityManager) {}

  async generation(proposalId: string, sectionId: string): Promise<number> {
    const [row] = await rowsOf<{ n: number }>(this.manager, `select ${generationNow('$1', '$2')} as n`, [
      proposalId,
      sectionId,
    ]);
    return row?.n ?? 1;
  }

  /** True for the one who opens it; the seed is its first update. `unreadable`: the seed makes no valid text. */
  async open(room: RoomOfCopy, seed: Uint8Array, { at, unreadable = false }: Opening): Promise<boolean> {
    const rows = await rowsOf(
      this.manager,
      `insert into room (proposal_id, section_id, generation, base_revision_id, base_entry_id, opened_at, unreadable)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1 as done`,
      [...parameters(room), room.on?.revisionId ?? null, room.on?.entryId ?? null, at, unreadable],
    );
    if (rows.length === 0) return false;
    await this.manager.query(
      `insert into room_update (proposal_id, section_id, generation, data, at) values ($1, $2, $3, $4, $5)`,
      [...parameters(room), Buffer.from(seed), at],
    );
    return true;
  }

  async isOpen(room: RoomKey): Promise<boolean> {
    const rows = await rowsOf(
      this.manager,
      `select 1 from room where ${ofRoom} and closed_at is null for share`,
      parameters(room),
    );
    return rows.length > 0;
  }

  /** Whether the section is open in a room; asked before the locks, so that who writes alone takes none of the other texts. */
  async anyOpen(proposalId: string, sectionId: string): Promise<boolean> {
    const rows = await rowsOf(
      this.manager,
      'select 1 from room where proposal_id = $1 and section_id = $2 and closed_at is null',
      [proposalId, sectionId],
    );
    return rows.length > 0;
  }

  /** Closes the room of an earlier generation, if nobody has written anything in it. */
  async closeUntouched({ proposalId, sectionId, generation }: RoomKey, at: Date): Promise<void> {
    await this.lockOpen(proposalId, sectionId);
    await this.manager.query(
      `update room r set closed_at = $4
       where proposal_id = $1 and section_id = $2 and generation < $3 and closed_at is null and ${untouched}`,
      [proposalId, sectionId, generation, at],
    );
  }

  /** Open rooms of the proposal, or of one of its sections, locked: nothing is written in them until the transaction ends. */
  async lockOpen(proposalId: string, sectionId?: string): Promise<OpenRoom[]> {
    const rows = await rowsOf<Omit<OpenRoom, 'on'> & Parameters<typeof baseOf>[0]>(
      this.manager,
      `select proposal_id as "proposalId", section_id as "sectionId", generation, base_revision_id as "baseRevisionId",
         base_entry_id::text as "baseEntryId", settled_through as "settledThrough", unreadable
       from room where proposal_id = $1 and ($2::uuid is null or section_id = $2) and closed_at is null
       order by section_id for no key update`,
      [proposalId, sectionId ?? null],
    );
    return rows.map((row) => ({ ...row, on: baseOf(row) }));
  }

  async updates(room: RoomKey): Promise<StoredUpdate[]> {
    return updatesOf(this.manager, room);
  }

  async settled(room: RoomKey, through: string, unreadable: boolean): Promise<void> {
    await this.manager.query(`update room set settled_through = $4, unreadable = $5 where ${ofRoom}`, [
      ...parameters(room),
      through,
      unreadable,
    ]);
  }

  /** Puts one update in the place of all there are; returns its id. */
  async sumUp(room: RoomKey, sum: Uint8Array, at: Date): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      this.manager,
      `with gone as (delete from room_update where ${ofRoom})
       insert into room_update (proposal_id, section_id, generation, data, at) values ($1, $2, $3, $4, $5) returning id`,
      [...parameters(room), Buffer.from(sum), at],
    );
    if (!row) throw new Error('An update got no id');
    return row.id;
  }
}
