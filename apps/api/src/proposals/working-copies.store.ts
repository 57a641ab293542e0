import type { DocJson } from '@tarmeem/document';
import type { EntityManager } from 'typeorm';
import { plannedOnce } from '../platform/database/planned.js';
import { rowsOf } from '../platform/database/rows.js';

/** The mutable text of one section in a proposal. */
export interface WorkingCopy {
  proposalId: string;
  sectionId: string;
  generation: number;
  version: number;
  heading: string;
  body: DocJson;
  /** Null for a section that the proposal adds. */
  baseRevisionId: string | null;
  baseEntryId: string | null;
  /** The address the proposal gives the section; null: the published one, or as a new heading has it. */
  slug: string | null;
  /** False: the proposal retires the section. */
  live: boolean;
  contentHash: string;
}

/** What a save has to know of the text that it writes over. */
export type PlainCopy = Pick<WorkingCopy, 'proposalId' | 'sectionId' | 'generation' | 'version' | 'live'>;

/** The room of a text, and what it lies on. */
export interface RoomOfCopy extends Pick<WorkingCopy, 'proposalId' | 'sectionId' | 'generation'> {
  on: Base | null;
}

/** What a save or a replacement writes. */
export interface NewText {
  heading: string;
  body: DocJson;
  contentHash: string;
}
export interface Base {
  revisionId: string;
  entryId: string;
}

/** What a text lies on; null for a section that the proposal adds. */
export const baseOf = ({
  baseRevisionId,
  baseEntryId,
}: Pick<WorkingCopy, 'baseRevisionId' | 'baseEntryId'>): Base | null =>
  baseRevisionId !== null && baseEntryId !== null ? { revisionId: baseRevisionId, entryId: baseEntryId } : null;

const columns = `proposal_id as "proposalId", section_id as "sectionId", generation, version, heading, body,
  base_revision_id as "baseRevisionId", base_entry_id::text as "baseEntryId", content_hash as "contentHash", slug, live`;

/** Of a copy of section $2 in proposal $1 that is stored for the first time: above every room there was before. */
export const nextGeneration = `(select coalesce(max(generation), 0) + 1 from room where proposal_id = $1 and section_id = $2)`;

/** The only mutable texts: one a proposal and section it touches. */
export class WorkingCopies {
  constructor(private readonly manager: EntityManager) {}

  async of(proposalId: string): Promise<WorkingCopy[]> {
    return rowsOf(
      this.manager,
      `select ${columns} from working_copy where proposal_id = $1 order by section_id for no key update`,
      [proposalId],
    );
  }

  async find(proposalId: string, sectionId: string): Promise<WorkingCopy | null> {
    return this.one(proposalId, sectionId, '');
  }

  async lock(proposalId: string, sectionId: string): Promise<WorkingCopy | null> {
    return this.one(proposalId, sectionId, 'for no key update');
  }

  /** Locks it as `lock` does, without reading its text. */
  async lockPlain(proposalId: string, sectionId: string): Promise<PlainCopy | null> {
    const [found] = await rowsOf<PlainCopy>(
      this.manager,
      `select proposal_id as "proposalId", section_id as "sectionId", generation, version, live
       from working_copy where proposal_id = $1 and section_id = $2 for no key update`,
      [proposalId, sectionId],
    );
    return found ?? null;
  }

  private async one(proposalId: string, sectionId: string, lock: string): Promise<WorkingCopy | null> {
    const [found] = await rowsOf<WorkingCopy>(
      this.manager,
      `select ${columns} from working_copy where proposal_id = $1 and section_id = $2 ${lock}`,
      [proposalId, sectionId],
    );
    return found ?? null;
  }

  /** The first save of a section; returns the generation of its text, null when another one came first. */
  async add(
    key: { proposalId: string; sectionId: string; by: string; at: Date },
    text: NewText,
    base: Base,
  ): Promise<number | null> {
    const [added] = await rowsOf<{ generation: number }>(
      this.manager,
      `insert into working_copy
         (proposal_id, section_id, heading, body, content_hash, base_revision_id, base_entry_id, saved_by, saved_at, generation)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, ${nextGeneration}) on conflict do nothing returning generation`,
      [
        key.proposalId,
        key.sectionId,
        text.heading,
        JSON.stringify(text.body),
        text.contentHash,
        base.revisionId,
        base.entryId,
        key.by,
        key.at,
      ],
    );
    return added?.generation ?? null;
  }

  /**
   * A save over the version the writer saw, who is a contributor from then on; returns the generation, which is a new one when colleagues had the text open in a room:
   * the room closes, and they are told.
   */
  async save(copy: PlainCopy, text: NewText, by: { personId: string; at: Date }): Promise<number> {
    const [saved] = await rowsOf<{ generation: number }>(
      this.manager,
      plannedOnce(`with saved as (
         update working_copy w set heading = $3, body = $4, content_hash = $5, version = version + 1, saved_by = $6, saved_at = $7,
           generation = generation + (exists (
             select from room r where r.proposal_id = $1 and r.section_id = $2 and r.closed_at is null))::int
         where proposal_id = $1 and section_id = $2 returning generation),
       wrote as (insert into contributor (proposal_id, person_id, how) values ($1, $6, 'write') on conflict do nothing)
       select generation from saved`),
      [copy.proposalId, copy.sectionId, text.heading, JSON.stringify(text.body), text.contentHash, by.personId, by.at],
    );
    if (!saved) throw new Error('A locked working copy is gone');
    return saved.generation;
  }

  /**
   * What is stored of a room becomes the working copy; the generation stays, and the room goes on. `on` null: a section that the
   * proposal adds, whose copy is there as long as its room is.
   */
  async settle(
    { proposalId, sectionId, generation, on }: RoomOfCopy,
    text: NewText,
    by: { personId: string | null; at: Date },
  ): Promise<void> {
    const body = JSON.stringify(text.body);
    if (on === null) {
      await this.manager.query(
        `update working_copy set heading = $3, body = $4, content_hash = $5, version = version + 1, saved_by = $6, saved_at = $7
         where proposal_id = $1 and section_id = $2`,
        [proposalId, sectionId, text.heading, body, text.contentHash, by.personId, by.at],
      );
      return;
    }
    await this.manager.query(
      `insert into working_copy
         (proposal_id, section_id, generation, heading, body, content_hash, base_revision_id, base_entry_id, saved_by, saved_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (proposal_id, section_id) do update set heading = excluded.heading, body = excluded.body,
         content_hash = excluded.content_hash, version = working_copy.version + 1, saved_by = excluded.saved_by,
         saved_at = excluded.saved_at`,
      [
        proposalId,
        sectionId,
        generation,
        text.heading,
        body,
        text.contentHash,
        on.revisionId,
        on.entryId,
        by.personId,
        by.at,
      ],
    );
  }

  /** The server puts another text, perhaps over another base: a new generation. */
  async replace(proposalId: string, sectionId: string, text: NewText & Base): Promise<void> {
    await this.manager.query(
      `insert into working_copy
         (proposal_id, section_id, heading, body, content_hash, base_revision_id, base_entry_id, generation)
       values ($1, $2, $3, $4, $5, $6, $7, ${nextGeneration})
       on conflict (proposal_id, section_id) do update set heading = excluded.heading, body = excluded.body,
         content_hash = excluded.content_hash, base_revision_id = excluded.base_revision_id, base_entry_id = excluded.base_entry_id,
         generation = working_copy.generation + 1, version = working_copy.version + 1`,
      [proposalId, sectionId, text.heading, JSON.stringify(text.body), text.contentHash, text.revisionId, text.entryId],
    );
  }

  /** Nobody writes on in what was submitted: clients of the old generation are told. */
  async newGeneration(proposalId: string): Promise<void> {
    await this.manager.query(
      'update working_copy set generation = generation + 1, version = version + 1 where proposal_id = $1',
      [proposalId],
    );
  }

  async remove(proposalId: string, sectionIds: readonly string[]): Promise<void> {
    await this.manager.query('delete from working_copy where proposal_id = $1 and section_id = any($2::uuid[])', [
      proposalId,
      sectionIds,
    ]);
  }
}
