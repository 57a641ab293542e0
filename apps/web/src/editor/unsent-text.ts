import { parse } from '@tarmeem/document';
import type { KeptText, keptText } from './kept-text.js';

/** One text that this device keeps, and where. */
export interface UnsentText {
  slot: string;
  text: KeptText;
}

/** What this device keeps beyond what is stored, oldest first. Text that arrived although its answer did not is forgotten. */
export function unsentTexts(
  kept: Pick<ReturnType<typeof keptText>, 'left' | 'drop'>,
  stored: { heading: string; body: unknown },
): UnsentText[] {
  return kept.left().filter(({ slot, text }) => {
    const isStored = text.heading === stored.heading && sameText(text.body, stored.body);
    if (isStored) kept.drop(slot);
    return !isStored;
  });
}

function sameText(one: unknown, other: unknown): boolean {
  try {
    return parse(one).eq(parse(other));
  } catch {
    return false;
  }
}
