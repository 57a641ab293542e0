import { WordRefused, ZipReader } from '@tarmeem/word';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { evidenceLimits } from './limits.js';

/** Why a file is not taken. */
export type FileFault = 'empty' | 'too-large' | 'too-many' | 'type' | 'unreadable' | 'macros' | 'unpacks' | 'full';

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

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Parts of a Word file that are programs: macros, and controls that run them. */
const program = /vbaProject|vbaData|(?:^|\/)activeX\//iu;
/** Bytes that a Word file may unpack to: ten megabytes of pictures and a long text are less than half of it. */
const mostUnpacked = 60 * 1024 * 1024;

/** Each type that is taken, with the ending its name gets. */
const types: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  [word]: 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/**
 * Looks at the files of one sending: how many and how large, what they are by their content (the name and the type that a browser
 * says are not believed), that a Word file brings no program and does not unpack to more than anybody opens, and gives images back
 * without place, camera and author. Throws FileRefused.
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
    const fault = type === word ? faultInWord(bytes) : null;
    if (fault) throw new FileRefused(fault, index);
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

/** What is wrong in a Word file; what it says of its own sizes is not believed. */
function faultInWord(bytes: Uint8Array): FileFault | null {
  try {
    const zip = new ZipReader(bytes);
    const names = [...zip.names];
    if (names.some((name) => program.test(name))) return 'macros';
    let unpacked = 0;
    for (const name of names)
      zip.stream(name, (piece) => {
        unpacked += piece.length;
        if (unpacked > mostUnpacked) throw new WordRefused('too-large', 'the file unpacks to too many bytes');
      });
    return null;
  } catch (error) {
    return error instanceof WordRefused && error.code === 'too-large' ? 'unpacks' : 'type';
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
