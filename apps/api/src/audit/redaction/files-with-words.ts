import { textIn, withoutSpaces } from '../../evidence/index.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** Files of a document that hold words, how many nobody but a person can read, and all that were looked through. */
export interface FilesFound {
  ids: string[];
  unread: number;
  looked: string[];
}

interface File {
  id: string;
  type: string;
  key: string;
}

/**
 * Looks through the attached files of a document, one by one, but for those that were looked through `before`; what it returns holds
 * both. It reads the storage: never inside a unit of work.
 */
export async function filesWith(
  from: Answers,
  read: (key: string) => Promise<Buffer | null>,
  { documentId, words, before }: { documentId: string; words: string; before?: FilesFound },
): Promise<FilesFound> {
  const files = await rowsOf<File>(
    from,
    `select id, type, storage_key as key from evidence
     where document_id = $1 and state <> 'refused' and id <> all ($2::uuid[]) order by at`,
    [documentId, before?.looked ?? []],
  );
  const wanted = withoutSpaces(words);
  const found: FilesFound = {
    ids: [...(before?.ids ?? [])],
    unread: before?.unread ?? 0,
    looked: [...(before?.looked ?? []), ...files.map(({ id }) => id)],
  };
  for (const { id, type, key } of files) {
    const bytes = await read(key);
    const text = bytes && textIn(type, bytes);
    if (text === null) found.unread += bytes ? 1 : 0;
    else if (text.includes(wanted)) found.ids.push(id);
  }
  return found;
}

/** Files came in while those before them were looked through: they have to be looked through as well. */
export class FilesCameIn extends Error {
  override readonly name = 'FilesCameIn';
}

/** Throws FilesCameIn when the document has files beside those that were looked through. */
export async function mustBeAllFiles(from: Answers, documentId: string, looked: readonly string[]): Promise<void> {
  const more = await rowsOf(
    from,
    `select from evidence where document_id = $1 and state <> 'refused' and id <> all ($2::uuid[]) limit 1`,
    [documentId, looked],
  );
  if (more.length > 0) throw new FilesCameIn();
}
