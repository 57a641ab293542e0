import { deflateSync, strToU8 } from 'fflate';

import { Crc32 } from './crc32.js';

/** A part as it stands in an archive. */
interface Packed {
  readonly bytes: Uint8Array;
  readonly crc: number;
  readonly size: number;
}

/** A part to write; `common`: the same words stand in many files, so that packed they are kept. */
export interface ZipPart {
  readonly name: string;
  readonly content: string;
  readonly common?: boolean;
}

/** The first day that a ZIP archive can name: the same content is the same bytes, whenever it is written. */
const firstDay = 0x21;

const keptAtMost = 48;
const kept = new Map<string, Packed>();

/** Parts in the order given as one archive. Their names are ASCII. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const packed = parts.map((part) => ({
    name: strToU8(part.name, true),
    ...(part.common ? common(part) : pack(part)),
  }));
  const heads = packed.reduce((sum, { name }) => sum + 76 + 2 * name.length, 0);
  const archive = new Uint8Array(packed.reduce((sum, { bytes }) => sum + bytes.length, heads + 22));
  const view = new DataView(archive.buffer);
  const places: number[] = [];
  let at = 0;
  for (const part of packed) {
    places.push(at);
    view.setUint32(at, 0x04034b50, true);
    at = putFacts(view, at + 4, part) + 2;
    archive.set(part.name, at);
    archive.set(part.bytes, at + part.name.length);
    at += part.name.length + part.bytes.length;
  }
  const directory = at;
  for (const [index, part] of packed.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    const rest = putFacts(view, at + 6, part);
    view.setUint32(rest + 12, places[index]!, true);
    archive.set(part.name, rest + 16);
    at = rest + 16 + part.name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, packed.length, true);
  view.setUint16(at + 10, packed.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return archive;
}

/** What both heads of a part say of it, from the version that unpacks it to the length of its name; returns where that ends. */
function putFacts(view: DataView, at: number, { name, bytes, crc, size }: Packed & { name: Uint8Array }): number {
  view.setUint16(at, 20, true);
  view.setUint16(at + 4, 8, true);
  view.setUint16(at + 8, firstDay, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
  return at + 24;
}

function common(part: ZipPart): Packed {
  const packed = kept.get(part.content) ?? pack(part);
  // Asked for last, dropped last.
  kept.delete(part.content);
  if (kept.size >= keptAtMost) for (const [oldest] of kept) if (kept.delete(oldest)) break;
  kept.set(part.content, packed);
  return packed;
}

function pack({ content }: ZipPart): Packed {
  const bytes = strToU8(content);
  const crc = new Crc32();
  crc.add(bytes);
  return { bytes: deflateSync(bytes, { level: 6 }), crc: crc.value, size: bytes.length };
}
