import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';

/** Parts of a Word file that are unpacked at most, in bytes: what is larger is not looked into. */
const largestPart = 40_000_000;

/**
 * The words in a file as far as a program reads them, its spaces taken out: of a Word file all of them; of a PDF those that it holds as
 * letters. Null when there are none to be read: a picture, a scan, a PDF with letters of its own.
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
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => /^word\/[a-z]+\d*\.xml$/u.test(name) && originalSize < largestPart,
  });
  return Object.values(parts)
    .map((part) => strFromU8(part).replaceAll(/<[^>]*>/gu, ''))
    .join('\n')
    .replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex: string, decimal: string, name: string) => {
      if (name) return entities[name] ?? whole;
      return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
    });
}

/** The strings that are shown, of every stream: `(Words) Tj`, `[(Wo) -20 (rds)] TJ`, and UTF-16 where a string begins so. */
function inPdf(file: Buffer): string {
  const shown: string[] = [];
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const start = at + 6 + (file[at + 6] === 13 ? 2 : 1);
    const end = file.indexOf('endstream', start);
    if (end < 0) break;
    shown.push(stringsIn(unpacked(file.subarray(start, end))));
  }
  return shown.join('\n');
}

function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream, { maxOutputLength: largestPart }).toString('latin1');
  } catch {
    return stream.toString('latin1');
  }
}

const stringsIn = (content: string): string =>
  [...content.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/gu)]
    .map(([, inner = '']) => {
      const raw = inner.replaceAll(/\\([\s\S])/gu, '$1');
      return raw.startsWith('\u00fe\u00ff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;
    })
    .join('');
