import { inflateSync } from 'node:zlib';
import { ZipReader } from '@tarmeem/word';

/** Bytes that one file may unpack to: anybody sends files, and the process that reads them serves everybody. */
const mostUnpacked = 20_000_000;

/**
 * The words in a file as far as a program reads them, its spaces taken out: of a Word file all of them; of a PDF those that it holds as
 * letters. Null when there are none to be read: a picture, a scan, a PDF with letters of its own, a file that unpacks to too much. It
 * takes a time that grows with the file and no faster, whatever the file holds.
 */
export function textIn(type: string, bytes: Uint8Array): string | null {
  try {
    const text = type === 'application/pdf' ? inPdf(Buffer.from(bytes)) : type.includes('word') ? inWord(bytes) : '';
    const joined = withoutSpaces(text);
    return /\p{L}{3}/u.test(joined) ? joined : null;
  } catch {
    return null; // damaged, or of a kind that is not read: somebody has to look at it
  }
}

/** Words are looked for without their spaces: a line may be broken anywhere. */
export const withoutSpaces = (text: string): string => text.replaceAll(/\s+/gu, '');

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function inWord(bytes: Uint8Array): string {
  const zip = new ZipReader(bytes);
  const room = new Room();
  const parts: string[] = [];
  for (const name of zip.names) {
    if (!/^word\/[a-z]+\d*\.xml$/u.test(name)) continue;
    const decoder = new TextDecoder();
    let part = '';
    zip.stream(name, (piece) => {
      room.take(piece.length);
      part += decoder.decode(piece, { stream: true });
    });
    // A tag holds no other: so a row of openings that nothing closes is passed once.
    parts.push((part + decoder.decode()).replaceAll(/<[^<>]*>/gu, ''));
  }
  return parts
    .join('\n')
    .replaceAll(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/giu,
      (whole, hex: string, decimal: string, name: string) => {
        if (name) return entities[name] ?? whole;
        return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
      },
    );
}

/** The strings that are shown, of every stream: `(Words) Tj`, `[(Wo) -20 (rds)] TJ`, and UTF-16 where a string begins so. */
function inPdf(file: Buffer): string {
  const room = new Room();
  const shown: string[] = [];
  for (let at = file.indexOf('stream'); at >= 0;) {
    const start = at + 6 + (file[at + 6] === 13 ? 2 : 1);
    const end = file.indexOf('endstream', start);
    if (end < 0) break;
    shown.push(stringsIn(unpacked(file.subarray(start, end), room)));
    at = file.indexOf('stream', end + 'endstream'.length);
  }
  return shown.join('\n');
}

/** Throws when there is no more room for what it unpacks to. */
function unpacked(stream: Buffer, room: Room): string {
  const content = inflated(stream, room.left) ?? stream;
  room.take(content.length);
  return content.toString('latin1');
}

/** Null for what is not packed, or not in this way. */
function inflated(stream: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ERR_BUFFER_TOO_LARGE') throw error;
    return null;
  }
}

/** What is left of the bytes that one file may unpack to. */
class Room {
  left = mostUnpacked;

  /** Throws when this is more than is left. */
  take(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new Error('The file unpacks to too much to be looked into');
  }
}

const stringsIn = (content: string): string =>
  [...content.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/gu)]
    .map(([, inner = '']) => {
      const raw = inner.replaceAll(/\\([\s\S])/gu, '$1');
      return raw.startsWith('\u00fe\u00ff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;
    })
    .join('');
