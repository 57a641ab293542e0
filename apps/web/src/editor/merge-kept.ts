import { merge, parse } from '@tarmeem/document';
import type { Writing } from './autosave.js';
import type { KeptText } from './kept-text.js';

/**
 * Unsent text put into what stands there now: by way of the text both were written on, so that colleagues' words stay; where both
 * changed the same words one's own stand. Without that text it takes the place of all.
 */
export function withKept(kept: KeptText, now: Writing): { heading: string; body: unknown } {
  const { begun } = kept;
  if (!begun) return kept;
  const body = merge(parse(begun.body), parse(kept.body), parse(now.body)).doc.toJSON() as unknown;
  return { heading: kept.heading === begun.heading ? now.heading : kept.heading, body };
}
