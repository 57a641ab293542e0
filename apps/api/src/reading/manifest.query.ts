import { outlineOf } from '../documents/index.js';
import type { Queryable } from '../platform/index.js';
import type { DocumentHead, EditionFacts } from './views.js';

/** A section as a manifest names it. `hash` is SHA-256 (hex) over the canonical heading and body. */
export interface ManifestSection {
  sectionId: string;
  parentId: string | null;
  path: string;
  heading: string;
  revisionId: string;
  hash: string;
}

/** What an edition consists of, for programs that verify it. */
export interface Manifest {
  document: { id: string; slug: string; title: string; language: string };
  edition: Pick<EditionFacts, 'number' | 'seq' | 'kind' | 'major' | 'changeNote' | 'publishedAt' | 'supersededAt'>;
  manifestHash: string | null;
  /** The head of the document's chain of events when the edition was published. */
  chainHead: string | null;
  sections: ManifestSection[];
}

export async function manifestOf(
  database: Queryable,
  document: DocumentHead,
  edition: EditionFacts,
): Promise<Manifest> {
  const [outline, rows] = await Promise.all([
    outlineOf(database, document.id, edition.seq),
    database.query<{ manifest_hash: string | null; chain_head: string | null }[]>(
      'select manifest_hash, chain_head from edition where document_id = $1 and seq = $2',
      [document.id, edition.seq],
    ),
  ]);
  const { id, slug, title, language } = document;
  const { number, seq, kind, major, changeNote, publishedAt, supersededAt } = edition;
  return {
    document: { id, slug, title, language },
    edition: { number, seq, kind, major, changeNote, publishedAt, supersededAt },
    manifestHash: rows[0]?.manifest_hash ?? null,
    chainHead: rows[0]?.chain_head ?? null,
    sections: outline.map((it) => ({
      sectionId: it.sectionId,
      parentId: it.parentId,
      path: it.path,
      heading: it.heading,
      revisionId: it.revisionId,
      hash: it.hash,
    })),
  };
}
