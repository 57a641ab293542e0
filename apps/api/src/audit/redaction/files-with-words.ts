import { textIn, withoutSpaces } from '../../evidence/index.js';
import { type Answers, rowsOf } from '../../platform/database/rows.js';

/** Files of a document that hold words, and how many nobody but a person can read. */
export interface FilesFound {
  ids: string[];
  unread: number;
}

interface File {
  id: string;
  type: string;
  key: string;
}

/** Looks through the attached files of a document, one by one. It reads the storage: never inside a unit of work. */
export async function filesWith(
  from: Answers,
  read: (key: string) => Promise<Buffer | null>,
  { documentId, words }: { documentId: string; words: string },
): Promise<FilesFound> {
  const files = await rowsOf<File>(
    from,
    `select id, type, storage_key as key from evidence where document_id = $1 and state <> 'refused' order by at`,
    [documentId],
  );
  const wanted = withoutSpaces(words);
  const found: FilesFound = { ids: [], unread: 0 };
  for (const { id, type, key } of files) {
    const bytes = await read(key);
    const text = bytes && textIn(type, bytes);
    if (text === null) found.unread += bytes ? 1 : 0;
    else if (text.includes(wanted)) found.ids.push(id);
  }
  return found;
}
