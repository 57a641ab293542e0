import { canonicalJson } from '../platform/index.js';
import { sha256 } from './hashes.js';

export interface ManifestRow {
  sectionId: string;
  parentId: string | null;
  afterId: string | null;
  slug: string;
  hash: string;
}

/** What each row adds to the hash. Rows of kept outlines are there as long as those are, and never change. */
const pieces = new WeakMap<ManifestRow, string>();

function pieceOf(row: ManifestRow): string {
  const made = pieces.get(row);
  if (made !== undefined) return made;
  const { sectionId, parentId, afterId, slug, hash } = row;
  const piece = canonicalJson({ sectionId, parentId, afterId, slug, hash });
  pieces.set(row, piece);
  return piece;
}

/** SHA-256 over place, address and content hash of every live section, in whatever order they come. */
export function hashOfManifest(rows: readonly ManifestRow[]): string {
  const ordered = [...rows].sort((a, b) => (a.sectionId < b.sectionId ? -1 : 1));
  return sha256(`[${ordered.map(pieceOf).join(',')}]`);
}
