import type { Organisation } from '@tarmeem/contract';
import type { TreeEntry } from '@tarmeem/review';
import { inReadingOrder } from './tree.js';

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

/** The live ones of all rows of an edition, in reading order. Of rows that came with one edition the newest is to come first. */
export function placedRows<Row extends OutlineRow>(
  rows: readonly Row[],
): (Row & Pick<OutlineSection, 'path' | 'depth'>)[] {
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
