/** A file as what it is, told by its content. */
export type Told = { kind: 'docx' } | { kind: 'html' | 'text'; text: string };

const isZipOrOldWord = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

/** Tells a Word file (the reader of those says what is wrong with one), a page and a plain text apart; null: it is none of them. */
export function kindOf(bytes: Uint8Array): Told | null {
  if (isZipOrOldWord(bytes)) return { kind: 'docx' };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  // Letters to a program, but no text to a person.
  if (/^(?:%PDF-|\{\\rtf|\s*\{\s*")/u.test(head)) return null;
  const isPage = /<(?:!doctype\s+html|html|head|body|meta|h[1-6]|p|div)[\s>]/iu.test(head);
  const text = decoded(
    bytes,
    isPage ? /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] : undefined,
    isPage,
  );
  if (text === null || text.includes('\0')) return null;
  return { kind: isPage ? 'html' : 'text', text };
}

/** The words of the bytes: by their mark, by what the page says, as UTF-8, and for pages as browsers read those that say nothing. */
function decoded(bytes: Uint8Array, said: string | undefined, isPage: boolean): string | null {
  const marks =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  for (const name of [marks || said || 'utf-8', ...(isPage ? ['windows-1252'] : [])])
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      continue; // not these bytes, or no encoding of this name
    }
  return null;
}
