import { parse } from '@tarmeem/document';
import type { Saved } from './autosave.js';
import type { KeptText, keptText } from './kept-text.js';

/** What this device keeps beyond what is stored. Text that arrived although its answer did not is forgotten. */
export function unsentText(
  kept: Pick<ReturnType<typeof keptText>, 'read' | 'write'>,
  stored: { heading: string; body: unknown } & Saved,
): KeptText | null {
  const found = kept.read();
  if (!found || found.heading !== stored.heading || !sameText(found.body, stored.body)) return found;
  kept.write(null, stored);
  return null;
}

function sameText(one: unknown, other: unknown): boolean {
  try {
    return parse(one).eq(parse(other));
  } catch {
    return false;
  }
}
