import type { EntityManager } from 'typeorm';
import { rowsOf } from '../platform/database/rows.js';
import { plannedOnce } from '../platform/database/planned.js';

/** A line of the manifest: a section's place, address and revision from edition `fromSeq` until before `untilSeq`. */
export interface Entry {
  id: string;
  documentId: string;
  sectionId: string;
  parentId: string | null;
  afterId: string | null;
  slug: string;
  revisionId: string;
  live: boolean;
  fromSeq: number;
}

export type NewEntry = Omit<Entry, 'id'>;

const columns = `id::text as id, document_id as "documentId", section_id as "sectionId", parent_id as "parentId",
  after_id as "afterId", slug, revision_id as "revisionId", live, from_seq as "fromSeq"`;

const asRows = `jsonb_to_recordset($1::jsonb) as line ("documentId" uuid, "sectionId" uuid, "parentId" uuid, "afterId" uuid, slug text,
  "revisionId" uuid, live boolean, "fromSeq" int)`;

/** The manifest as rows with validity: an edition costs the rows it changes. */
export class Entries {
  constructor(private readonly manager: EntityManager) {}

  /** Entries of the current edition, retired ones too; of all sections, or of these. */
  async current(documentId: string, sectionIds?: readonly string[]): Promise<Entry[]> {
    return rowsOf<Entry>(
      this.manager,
      plannedOnce(`select ${columns} from entry where document_id = $1 and until_seq is null
         and ($2::uuid[] is null or section_id = any($2::uuid[])) order by entry.id desc`),
      [documentId, sectionIds ?? null],
    );
  }

  /** Entries of the edition with this seq, retired ones too. */
  async at(documentId: string, seq: number): Promise<Entry[]> {
    return rowsOf<Entry>(
      this.manager,
      `select ${columns} from entry where document_id = $1 and from_seq <= $2 and (until_seq is null or until_seq > $2)
       order by entry.id desc`,
      [documentId, seq],
    );
  }

  /** Ends the present entries of these sections before the edition of the new ones, and puts these: one statement for both. */
  async replace(entries: readonly NewEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.manager.query(
      plannedOnce(`with line as materialized (select *, row_number() over () as position from ${asRows}), ended as (
         update entry set until_seq = line."fromSeq" from line
         where entry.document_id = line."documentId" and entry.section_id = line."sectionId" and entry.until_seq is null returning 1
       ), all_ended as materialized (select count(*) from ended)
       insert into entry (document_id, section_id, parent_id, after_id, slug, revision_id, live, from_seq)
       select "documentId", "sectionId", "parentId", "afterId", slug, "revisionId", live, "fromSeq" from all_ended, line order by position`),
      [JSON.stringify(entries)],
    );
  }

  async add(...entries: readonly NewEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.manager.query(
      plannedOnce(`insert into entry (document_id, section_id, parent_id, after_id, slug, revision_id, live, from_seq)
       select "documentId", "sectionId", "parentId", "afterId", slug, "revisionId", live, "fromSeq"
       from ${asRows}`),
      [JSON.stringify(entries)],
    );
  }
}
