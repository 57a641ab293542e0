import type { Doc } from './doc.js';
import { fromPlainText, toJson } from './doc.js';
import { parse } from './parse.js';

/** A row of many bad blocks is one placeholder: nobody reads 10,000 of them. */
const blocksToSave = 2_000;

/** What of a stored row can be read: all of it, or block by block, with undefined for a block that `parse` refuses; [] for nothing. */
export function readable(stored: unknown): Doc | readonly (Doc | undefined)[] {
  const whole = tryParse(stored);
  if (whole) return whole;
  const blocks = contentOf(stored).map((block) => tryParse({ type: 'doc', content: [block] }));
  return blocks.some(Boolean) ? blocks : [];
}

/** A stored row as a text, whatever it holds: blocks that `parse` refuses become a paragraph of `placeholder`. Never throws. */
export function readStored(stored: unknown, placeholder: string): Doc {
  const found = readable(stored);
  const mark = fromPlainText(placeholder);
  if ('type' in found) return found;
  const content = found.flatMap((block) => toJson(block ?? mark).content ?? []);
  return tryParse({ type: 'doc', content }) ?? mark;
}

function contentOf(stored: unknown): readonly unknown[] {
  const content = typeof stored === 'object' && stored !== null && 'content' in stored ? stored.content : undefined;
  return Array.isArray(content) && content.length <= blocksToSave ? content : [];
}

function tryParse(value: unknown): Doc | undefined {
  try {
    return parse(value);
  } catch {
    return undefined;
  }
}
