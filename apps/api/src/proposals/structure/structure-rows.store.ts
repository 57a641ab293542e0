import type { DocJson } from '@tarmeem/document';
import type { EntityManager } from 'typeorm';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import { nextGeneration } from '../working-copies.store.js';

/** What a working copy says of its section beside the words: a place of its own, an address, that it is added or retired. */
export interface StructureRow {
  sectionId: string;
  /** The section is born in this proposal. */
  added: boolean;
  /** The retired section whose words an added one goes on with. */
  insteadOf: string | null;
  placeSet: boolean;
  parentId: string | null;
  afterId: string | null;
  slug: string | null;
  live: boolean;
  heading: string;
  /** Null for an added section. */
  baseHeading: string | null;
  headingTouched: boolean;
  bodyTouched: boolean;
  outdated: boolean;
  version: number;
}

/** Of all working copies of a proposal, in a fixed order. */
export async function structureRows(from: Answers, proposalId: string): Promise<StructureRow[]> {
  return rowsOf<StructureRow>(
    from,
    `select w.section_id as "sectionId", s.added, w.instead_of as "insteadOf", w.place_set as "placeSet", w.parent_id as "parentId", w.after_id as "afterId", w.slug,
       w.live, w.heading, b.heading as "baseHeading", s.heading_touched as "headingTouched", s.body_touched as "bodyTouched",
       s.outdated, w.version
     from working_copy w join working_copy_standing s on s.proposal_id = w.proposal_id and s.section_id = w.section_id
       left join revision b on b.id = w.base_revision_id
     where w.proposal_id = $1 order by w.section_id`,
    [proposalId],
  );
}

interface NewAdded {
  parentId: string | null;
  afterId: string | null;
  slug: string;
  heading: string;
  body: DocJson;
  contentHash: string;
  insteadOf?: string | undefined;
}

/** Writes the structure of working copies. Callers hold the lock of their proposal. */
export class StructureRows {
  constructor(private readonly manager: EntityManager) {}

  /** Mints the id of a section, which stays its id when it is published. */
  async mint(documentId: string, proposalId: string): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      this.manager,
      'insert into section (document_id, born_in) values ($1, $2) returning id',
      [documentId, proposalId],
    );
    if (!row) throw new Error('A section got no id');
    return row.id;
  }

  /** The working copy of an added section; `by` null: the server puts it back after a round. */
  async putAdded(
    key: { proposalId: string; sectionId: string; by: string | null; at: Date },
    added: NewAdded,
  ): Promise<void> {
    await this.manager.query(
      `insert into working_copy
         (proposal_id, section_id, heading, body, content_hash, place_set, parent_id, after_id, slug, saved_by, saved_at, instead_of, generation)
       values ($1, $2, $3, $4, $5, true, $6, $7, $8, $9, $10, $11, ${nextGeneration})
       on conflict (proposal_id, section_id) do update set heading = excluded.heading, body = excluded.body,
         content_hash = excluded.content_hash, place_set = true, parent_id = excluded.parent_id, after_id = excluded.after_id,
         slug = excluded.slug, live = true, generation = working_copy.generation + 1, version = working_copy.version + 1`,
      [
        key.proposalId,
        key.sectionId,
        added.heading,
        JSON.stringify(added.body),
        added.contentHash,
        added.parentId,
        added.afterId,
        added.slug,
        key.by,
        key.by === null ? null : key.at,
        added.insteadOf ?? null,
      ],
    );
  }

  /** A working copy with the current edition's words, where the proposal has none of the section yet. */
  async begin(proposalId: string, sectionId: string, by: { personId: string; at: Date } | null): Promise<void> {
    await this.manager.query(
      `insert into working_copy
         (proposal_id, section_id, heading, body, content_hash, base_revision_id, base_entry_id, saved_by, saved_at, generation)
       select $1, e.section_id, r.heading, r.body, r.hash, r.id, e.id, $3, $4, ${nextGeneration}
       from entry e join revision r on r.id = e.revision_id where e.section_id = $2 and e.until_seq is null
       on conflict do nothing`,
      [proposalId, sectionId, by?.personId ?? null, by?.at ?? null],
    );
  }

  /** The place a proposal gives to a section; null: it stands where it is published. */
  async place(
    proposalId: string,
    sectionId: string,
    to: { parentId: string | null; afterId: string | null } | null,
  ): Promise<void> {
    await this.manager.query(
      'update working_copy set place_set = $3, parent_id = $4, after_id = $5 where proposal_id = $1 and section_id = $2',
      [proposalId, sectionId, to !== null, to?.parentId ?? null, to?.afterId ?? null],
    );
  }

  /** Another heading is another text: clients that write on in the old one are told. */
  async name(
    proposalId: string,
    sectionId: string,
    name: { heading: string; slug: string | null; contentHash: string },
  ): Promise<void> {
    await this.manager.query(
      `update working_copy set slug = $4, content_hash = $5,
         generation = generation + (heading <> $3)::int, version = version + (heading <> $3)::int, heading = $3
       where proposal_id = $1 and section_id = $2`,
      [proposalId, sectionId, name.heading, name.slug, name.contentHash],
    );
  }

  /** The published address stays. */
  async keepAddress(proposalId: string, sectionId: string): Promise<void> {
    await this.manager.query('update working_copy set slug = null where proposal_id = $1 and section_id = $2', [
      proposalId,
      sectionId,
    ]);
  }

  async setLive(proposalId: string, sectionIds: readonly string[], live: boolean): Promise<void> {
    await this.manager.query(
      'update working_copy set live = $3 where proposal_id = $1 and section_id = any($2::uuid[])',
      [proposalId, sectionIds, live],
    );
  }

  /** Before a round's changes come back: no working copy says anything of structure, and added sections are not there. */
  async reset(proposalId: string): Promise<void> {
    await this.manager.query('delete from working_copy where proposal_id = $1 and base_entry_id is null', [proposalId]);
    await this.manager.query(
      `update working_copy set place_set = false, parent_id = null, after_id = null, slug = null, live = true where proposal_id = $1`,
      [proposalId],
    );
  }

  /** Working copies whose words are those of the current edition stand on its entries, wherever those are now. */
  async follow(proposalId: string): Promise<void> {
    await this.manager.query(
      `update working_copy w set base_entry_id = e.id from entry e
       where w.proposal_id = $1 and e.section_id = w.section_id and e.until_seq is null
         and e.revision_id = w.base_revision_id and e.id <> w.base_entry_id`,
      [proposalId],
    );
  }

  /** Those of these working copies that say nothing beside the published edition go. */
  async tidy(proposalId: string, sectionIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `delete from working_copy w using working_copy_standing s
       where w.proposal_id = $1 and s.proposal_id = w.proposal_id and s.section_id = w.section_id
         and not (s.added or s.moved or s.retired or s.heading_touched or s.body_touched or s.outdated)
         and w.section_id = any($2::uuid[])`,
      [proposalId, sectionIds],
    );
  }
}
