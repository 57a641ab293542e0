import type { Change } from './change.js';
import { plainText } from './doc.js';
import type { Doc } from './doc.js';
import { Refused } from './refused.js';

/** W3C TextPositionSelector over {@link plainText}: UTF-16 units, end exclusive. */
export interface TextPosition {
  readonly start: number;
  readonly end: number;
}

/** W3C TextQuoteSelector: the words themselves with some words before and after. */
export interface TextQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A passage that something (a comment) is about: its words, which never change, and where they stood last. */
export interface Anchor {
  readonly quote: TextQuote;
  readonly position: TextPosition;
}

/**
 * Where an anchor is in a later text. EXACT: the quoted words are all there. MOVED: they changed, and stand most likely
 * here, until a person confirms. DETACHED: gone; `position` is the last place, in the earlier text.
 */
export type AnchorPlace =
  | { readonly state: 'EXACT'; readonly position: TextPosition }
  | { readonly state: 'MOVED'; readonly position: TextPosition; readonly cause?: Change }
  | { readonly state: 'DETACHED'; readonly position: TextPosition; readonly cause?: Change };

const contextLength = 32;

/**
 * The anchor of a passage of a text, by offsets in its plain text.
 * @throws Refused `not-applicable` if the range is empty or outside.
 */
export function anchorAt(doc: Doc, fromOffset: number, toOffset: number): Anchor {
  const text = plainText(doc);
  if (
    !(
      Number.isInteger(fromOffset) &&
      Number.isInteger(toOffset) &&
      0 <= fromOffset &&
      fromOffset < toOffset &&
      toOffset <= text.length
    )
  ) {
    throw new Refused('not-applicable', 'the passage lies outside the text');
  }
  const exact = text.slice(fromOffset, toOffset);
  const prefix = text.slice(Math.max(0, fromOffset - contextLength), fromOffset);
  const suffix = text.slice(toOffset, toOffset + contextLength);
  return {
    quote: { exact, prefix: whole(prefix), suffix: whole(suffix) },
    position: { start: fromOffset, end: toOffset },
  };
}

/** Without half a surrogate pair at its edges. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '').replace(/\p{Surrogate}/gu, '');
}
