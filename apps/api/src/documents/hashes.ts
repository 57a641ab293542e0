import { createHash } from 'node:crypto';
import { contentHash, type Doc } from '@tarmeem/document';

/** What tells whether a section's content is the same: whole, and by aspect. All sha-256 in hex. */
export interface ContentHashes {
  headingHash: string;
  bodyHash: string;
  hash: string;
}

/** The hashes of a heading and a body; `hash` covers both. */
export function contentHashes(heading: string, body: Doc): ContentHashes {
  const headingHash = sha256(heading);
  const bodyHash = contentHash(body);
  return { headingHash, bodyHash, hash: sha256(`${headingHash}\n${bodyHash}`) };
}

/** SHA-256 in hex over the UTF-8 of a text. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
