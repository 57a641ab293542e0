import { outlineOf } from '../documents/index.js';
import type { Queryable } from '../platform/index.js';
import type { DocumentHead, EditionFacts } from './views.js';

/** A section as a manifest names it. `hash` is SHA-256 (hex) over the canonical heading and body. */
export interface ManifestSection {
  sectionId: string;
  parentId: string | null;
  /** The sibling it stands after; null: it is the first. */
  afterId: string | null;
  slug: string;
  path: string;
  heading: string;
  revisionId: string;
  hash: string;
}

/** What an edition consists of, for programs that verify it. */
export interface Manifest {
  document: { id: string; slug: string; title: string; language: string };
  edition: Pick<EditionFacts, 'number' | 'seq' | 'kind' | 'major' | 'changeNote' | 'publishedAt' | 'supersededAt'>;
  /**
   * SHA-256 (hex) over the canonical JSON of `{sectionId, parentId, afterId, slug, hash}` of every section, by section id, as it was
   * published.
   */
  manifestHash: string | null;
  /** The head of the document's chain of events when the edition was published; of edition 1.0 the event of its own import. */
  chainHead: string | null;
  /** Nothing is signed until there is a policy of keys. */
  signature: null;
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
      `select manifest_hash, coalesce(chain_head, (
         select hash from event where object_type = 'edition' and object_id = edition.id::text and action = 'edition.published'
       )) as chain_head from edition where document_id = $1 and seq = $2`,
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
    signature: null,
    sections: outline.map((it) => ({
      sectionId: it.sectionId,
      parentId: it.parentId,
      afterId: it.afterId,
      slug: it.slug,
      path: it.path,
      heading: it.heading,
      revisionId: it.revisionId,
      hash: it.hash,
    })),
  };
}
