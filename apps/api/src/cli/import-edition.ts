import { filedDocument, FileRefused, importDocument, readDocumentFile } from '../documents/index.js';
import { reservedDocumentSlugs } from '@tarmeem/review';
import type { Tx } from '../platform/index.js';
import { UsageError } from './command.js';

/** Makes a document of the JSON of an edition (docs/document-file.md). Throws UsageError, naming the place, for what is no such file. */
export async function importEdition(
  tx: Tx,
  content: string,
  address: string | undefined,
): Promise<{ title: string; slug: string }> {
  const file = read(content);
  const slug = address ?? file.document.slug;
  if (reservedDocumentSlugs.has(slug)) throw new UsageError(`/${slug} is an address of the platform: name another.`);
  const taken = await tx.query('select 1 from document where slug = $1', [slug]);
  if (taken.length > 0) throw new UsageError(`There is a document at /${slug} already.`);
  const { number, publishedAt } = file.edition;
  const note = `The text of edition ${number}, published ${publishedAt.slice(0, 10)}, brought in from a file.`;
  await importDocument(tx, filedDocument(file, slug, note));
  return { title: file.document.title, slug };
}

function read(content: string): ReturnType<typeof readDocumentFile> {
  try {
    return readDocumentFile(content);
  } catch (error) {
    if (error instanceof FileRefused) throw new UsageError(error.message);
    throw error;
  }
}
