import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { evidenceLimits } from './limits.js';

/** Why a file is not taken. */
export type FileFault = 'empty' | 'too-large' | 'too-many' | 'type' | 'unreadable' | 'full';

/** A file that is not taken, by its place among those that were sent. */
export class FileRefused extends Error {
  constructor(
    readonly fault: FileFault,
    readonly index: number,
  ) {
    super(`File ${String(index)}: ${fault}`);
  }
}

/** A file as it was sent. */
export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/** A file that may be kept: its type is that of its content, and an image has nothing in it but its picture. */
export interface GoodFile extends SentFile {
  type: string;
}

/** Each type that is taken, with the ending its name gets. */
const types: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/**
 * Looks at the files of one sending: how many and how large, what they are by their content (the name and the type that a browser
 * says are not believed), and gives images back without place, camera and author. Throws FileRefused.
 */
export async function examine(files: readonly SentFile[]): Promise<GoodFile[]> {
  if (files.length > evidenceLimits.files) throw new FileRefused('too-many', evidenceLimits.files);
  let sum = 0;
  const good: GoodFile[] = [];
  for (const [index, { name, bytes }] of files.entries()) {
    sum += bytes.length;
    if (bytes.length === 0) throw new FileRefused('empty', index);
    if (sum > evidenceLimits.bytes) throw new FileRefused('too-large', index);
    const type = await typeOf(bytes);
    const ending = type === undefined ? undefined : types[type];
    if (type === undefined || ending === undefined) throw new FileRefused('type', index);
    good.push({
      name: plainName(name, ending),
      type,
      bytes: type.startsWith('image/') ? await pictureAlone(bytes, type, index) : bytes,
    });
  }
  return good;
}

async function typeOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined; // broken inside: it is none that is taken
  }
}

/** The picture drawn anew, upright, without metadata. */
async function pictureAlone(bytes: Uint8Array, type: string, index: number): Promise<Uint8Array> {
  try {
    const picture = sharp(bytes, { limitInputPixels: evidenceLimits.pixels, failOn: 'error', pages: 1 }).rotate();
    return await (type === 'image/png' ? picture.png() : picture.jpeg({ quality: 88 })).toBuffer();
  } catch {
    throw new FileRefused('unreadable', index);
  }
}

/** A name that says nothing to a shell, a header or a file system, with the ending of what the file is. */
export function plainName(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const words = last
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}"<>:|?*%;]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const stem = words.replace(/\.[\p{L}\p{Nd}]{1,8}$/u, '').replace(/^[.\s]+/u, '');
  return `${[...stem].slice(0, evidenceLimits.name).join('').trim() || 'file'}.${ending}`;
}
