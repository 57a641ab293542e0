import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** The first day that a ZIP archive can name: the same content is the same bytes, whenever it is written. */
const firstDay = new Date(1980, 0, 1);

/** Parts by name, in the order given, as one archive. */
export function zipOf(parts: readonly (readonly [name: string, content: string])[]): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of parts) files[name] = strToU8(content);
  return zipSync(files, { level: 6, mtime: firstDay });
}
