import type { Organisation } from '@tarmeem/contract';
import { type Answers, rowsOf } from '../platform/database/rows.js';
import { inReadingOrder, type TreeEntry } from './tree.js';

/** A section as an edition has it, without its body. */
export interface OutlineSection extends TreeEntry {
  entryId: string;
  slug: string;
  /** The address below the document: `punjab/labor-department`. */
  path: string;
  /** 0 for a top-level section. */
  depth: number;
  heading: string;
  revisionId: string;
  headingHash: string;
  bodyHash: string;
  hash: string;
  /** That of the top-level section above it. */
  jurisdiction: string | null;
  owner: Organisation | null;
}

/** What an edition knows of a section, live or retired, before it has its place. */
export type OutlineRow = Omit<OutlineSection, 'path' | 'depth'>;

const columns = `
  e.id::text as "entryId", e.section_id as "sectionId", e.parent_id as "parentId", e.after_id as "afterId", e.slug, e.live,
  e.from_seq as "fromSeq", r.id as "revisionId", r.heading, r.heading_hash as "headingHash", r.body_hash as "bodyHash", r.hash,
  s.jurisdiction,
  case when o.id is null then null else
    json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'jurisdiction', o.jurisdiction) end as owner`;

/** The live sections of the current edition, or of the edition with this seq, in reading order. */
export async function outlineOf(from: Answers, documentId: string, seq?: number): Promise<OutlineSection[]> {
  const rows = await rowsOf<OutlineRow>(
    from,
    `select ${columns}
     from entry e join revision r on r.id = e.revision_id join section s on s.id = e.section_id
       left join organisation o on o.id = s.owner_id
     where e.document_id = $1 and ${seq === undefined ? 'e.until_seq is null' : 'e.from_seq <= $2 and (e.until_seq is null or e.until_seq > $2)'}
     order by e.id desc`,
    seq === undefined ? [documentId] : [documentId, seq],
  );
  return placedRows(rows);
}

/** What the edition with this seq knows of its sections and the one with seq `after` did not; of 0, everything. The newest first. */
export async function outlineRows(
  from: Answers,
  documentId: string,
  { after, seq }: { after: number; seq: number },
): Promise<OutlineRow[]> {
  return rowsOf<OutlineRow>(
    from,
    `select ${columns}
     from entry e join revision r on r.id = e.revision_id join section s on s.id = e.section_id
       left join organisation o on o.id = s.owner_id
     where e.document_id = $1 and e.from_seq > $2 and e.from_seq <= $3 and (e.until_seq is null or e.until_seq > $3)
     order by e.id desc`,
    [documentId, after, seq],
  );
}

/** The live ones of all rows of an edition, in reading order. Of rows that came with one edition the newest is to come first. */
export function placedRows(rows: readonly OutlineRow[]): OutlineSection[] {
  const paths = new Map<string, string>();
  const jurisdictions = new Map<string, string | null>();
  return inReadingOrder(rows).map(({ entry, depth, topId }) => {
    const above = entry.parentId === null ? '' : `${paths.get(entry.parentId) ?? ''}/`;
    const path = `${above}${entry.slug}`;
    paths.set(entry.sectionId, path);
    if (depth === 0) jurisdictions.set(entry.sectionId, entry.jurisdiction);
    return { ...entry, path, depth, jurisdiction: jurisdictions.get(topId) ?? null };
  });
}
