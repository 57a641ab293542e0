import { inflateSync } from 'node:zlib';

/** A font out of its WOFF wrapping (version 1), as a program other than a browser reads it. */
export function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count)) * 16;
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  [count, power, Math.log2(power / 16), count * 16 - power].forEach((it, index) =>
    head.writeUInt16BE(it, 4 + index * 2),
  );
  const parts: Buffer[] = [head];
  let at = head.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + index * 20;
    const row = 12 + index * 16;
    const [from, packed, length] = [4, 8, 12].map((step) => woff.readUInt32BE(entry + step)) as [
      number,
      number,
      number,
    ];
    const kept = woff.subarray(from, from + packed);
    const bytes = packed < length ? inflateSync(kept) : kept;
    woff.copy(head, row, entry, entry + 4);
    [woff.readUInt32BE(entry + 16), at, length].forEach((it, step) => head.writeUInt32BE(it, row + 4 + step * 4));
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(bytes, padding);
    at += length + padding.length;
  }
  return Buffer.concat(parts);
}
