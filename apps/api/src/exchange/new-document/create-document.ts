import type { ImportDocumentInput } from '@tarmeem/contract';
import { isAllowed, reservedDocumentSlugs } from '@tarmeem/review';
import type { Actor } from '../../accounts/index.js';
import { importDocument } from '../../documents/index.js';
import { Conflict, Malformed, NotAllowed, type Tx } from '../../platform/index.js';
import { type ReadOutline, sectionsOf } from './read-outline.js';

/** Throws NotAllowed unless a grant that is bound to no document and no jurisdiction allows it. */
export function mustImport(actor: Actor): void {
  // A new document stands in none: only who may import anywhere may.
  const anywhere = { documentId: '', jurisdiction: null };
  if (!isAllowed(actor, 'document.import', anywhere)) throw new NotAllowed('Only administrators import documents');
}

/**
 * Makes a document of a file that was read, as edition 1.0. Throws Conflict (its address is taken) and Malformed (an address of the
 * platform; a jurisdiction that is not there, or on a part that is no top-level section).
 */
export async function createDocument(
  tx: Tx,
  { actor, input, outline }: { actor: Pick<Actor, 'id'> | null; input: ImportDocumentInput; outline: ReadOutline },
): ReturnType<typeof importDocument> {
  const { slug, title, language, changeNote } = input;
  if (reservedDocumentSlugs.has(slug))
    throw new Malformed([
      { code: 'name-reserved', detail: 'This address is a word of the platform', pointer: '/slug' },
    ]);
  const codes = new Map(input.jurisdictions.map(({ part, jurisdiction }) => [part, jurisdiction]));
  for (const [at, { part, jurisdiction }] of input.jurisdictions.entries()) {
    const pointer = `/jurisdictions/${String(at)}`;
    if (outline.parts[part]?.depth !== 0)
      throw new Malformed([
        { code: 'part', detail: 'The file has no such top-level section', pointer: `${pointer}/part` },
      ]);
    if (!outline.jurisdictions.some(({ code }) => code === jurisdiction))
      throw new Malformed([
        { code: 'not-found', detail: 'There is none of this name', pointer: `${pointer}/jurisdiction` },
      ]);
  }
  // One at a time: who comes second is told that the address is taken.
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`tarmeem: document ${slug}`]);
  const taken = await tx.query('select 1 from document where slug = $1', [slug]);
  if (taken.length > 0) {
    const detail = 'A document has this address';
    throw new Conflict('not-now', { detail, errors: [{ code: 'name-taken', detail, pointer: '/slug' }] });
  }
  return importDocument(tx, {
    slug,
    title,
    lede: outline.lede,
    sections: sectionsOf(outline.parts, codes),
    jurisdictions: [],
    timeZone: 'Asia/Karachi',
    language,
    issuer: null,
    changeNote,
    by: actor && { id: actor.id, role: 'administrator' },
  });
}
