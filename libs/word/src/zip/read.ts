import { Inflate, inflateSync } from 'fflate';

import { WordRefused } from '../refused.js';
import { Crc32 } from './crc32.js';

/**
 * What an archive may be: bytes of the file, entries, bytes that all entries together unpack to, and how many times larger
 * than packed. Real bytes are counted while unpacking; what the headers claim is not believed.
 */
export const zipLimits = { file: 30 * 1024 * 1024, entries: 2_000, unpacked: 120 * 1024 * 1024, ratio: 200 } as const;

/** Packed bytes given to the unpacker at a time: they unpack to four megabytes at the very most. */
const step = 4096;

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly from: number;
  readonly packed: number;
}

const endSign = 0x06054b50;
const centralSign = 0x02014b50;
const localSign = 0x04034b50;

/** An archive read by its directory. Nothing is ever written to a disk, and names that climb are refused all the same. */
export class ZipReader {
  private readonly view: DataView;
  private readonly entries = new Map<string, Entry>();
  private unpacked = 0;

  /** @throws WordRefused `damaged`, `too-large`, `protected` or `unsafe-names`. */
  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length > zipLimits.file) throw new WordRefused('too-large', 'the file has too many bytes');
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  get names(): Iterable<string> {
    return this.entries.keys();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Unpacks an entry piece by piece; false if there is none of the name. */
  stream(name: string, onBytes: (bytes: Uint8Array) => void): boolean {
    const entry = this.entries.get(name);
    if (!entry) return false;
    const packed = this.bytes.subarray(entry.from, entry.from + entry.packed);
    const crc = new Crc32();
    let size = 0;
    const take = (piece: Uint8Array) => {
      size += piece.length;
      this.unpacked += piece.length;
      if (this.unpacked > zipLimits.unpacked || size > entry.packed * zipLimits.ratio + 65_536)
        throw new WordRefused('too-large', 'the file unpacks to too many bytes');
      crc.add(piece);
      onBytes(piece);
    };
    if (entry.method === 0) take(packed);
    else inflate(packed, take);
    if (crc.value !== entry.crc) throw new WordRefused('damaged', 'an entry of the file has changed bytes');
    return true;
  }

  /** An entry whole, or undefined if there is none of the name. */
  read(name: string): Uint8Array | undefined {
    const pieces: Uint8Array[] = [];
    let size = 0;
    const found = this.stream(name, (piece) => {
      pieces.push(piece);
      size += piece.length;
    });
    if (!found) return undefined;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  private readDirectory(): void {
    const end = this.findEnd();
    const count = this.view.getUint16(end + 10, true);
    let at = this.view.getUint32(end + 16, true);
    if (count > zipLimits.entries || count === 0xffff)
      throw new WordRefused('too-large', 'the file holds too many entries');
    const decoder = new TextDecoder('utf-8');
    for (let left = count; left > 0; left--) {
      if (at + 46 > this.bytes.length || this.view.getUint32(at, true) !== centralSign) throw damaged();
      const nameLength = this.view.getUint16(at + 28, true);
      const name = decoder.decode(this.bytes.subarray(at + 46, at + 46 + nameLength));
      this.add(name, at);
      at += 46 + nameLength + this.view.getUint16(at + 30, true) + this.view.getUint16(at + 32, true);
    }
  }

  private add(name: string, at: number): void {
    if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\\/iu.test(name) || name.includes('\0'))
      throw new WordRefused('unsafe-names', 'an entry of the file has a name that leaves its folder');
    if (this.view.getUint16(at + 8, true) & 1) throw new WordRefused('protected', 'an entry of the file is encrypted');
    if (this.entries.has(name)) throw new WordRefused('damaged', 'two entries of the file have one name');
    const method = this.view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) throw new WordRefused('damaged', 'an entry is packed in an unknown way');
    const packed = this.view.getUint32(at + 20, true);
    const local = this.view.getUint32(at + 42, true);
    if (local + 30 > this.bytes.length || this.view.getUint32(local, true) !== localSign) throw damaged();
    const from = local + 30 + this.view.getUint16(local + 26, true) + this.view.getUint16(local + 28, true);
    if (from + packed > this.bytes.length) throw damaged();
    this.entries.set(name, { method, crc: this.view.getUint32(at + 16, true), from, packed });
  }

  private findEnd(): number {
    const { view } = this;
    const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
    for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === endSign) return at;
    throw damaged();
  }
}

function damaged(): WordRefused {
  return new WordRefused('damaged', 'the file is not a whole archive');
}

function inflate(packed: Uint8Array, onBytes: (bytes: Uint8Array) => void): void {
  try {
    if (packed.length <= step) return onBytes(inflateSync(packed));
    const inflating = new Inflate((piece) => onBytes(piece));
    for (let at = 0; at < packed.length || at === 0; at += step)
      inflating.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    throw error instanceof WordRefused ? error : new WordRefused('damaged', 'an entry of the file can not be unpacked');
  }
}
