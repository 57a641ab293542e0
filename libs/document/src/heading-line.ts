import { isStorable, storable } from './attribute-rules.js';

/** The longest heading, in UTF-16 units. */
export const longestHeading = 300;

/** What ends or breaks a line, and what is no character of a line: each stretch becomes one space. */
// eslint-disable-next-line no-control-regex -- these are exactly the characters to find
const breaks = /\s*[\u0000-\u001f\u007f-\u009f\u2028\u2029]+\s*/gu;
/** What is more than space, and has a width: Braille without a dot has none to see either. */
const ink = /[^\s\u0085\u2800\p{Default_Ignorable_Code_Point}]/u;

/** A heading on one line, as it is typed or pasted: spaces at its ends stay. */
export const headingLine = (text: string): string => storable(text.replace(breaks, ' '));

/** Why a heading can't be kept: nothing of it can be read, or it is too long; null when it can. */
export function headingFault(text: string): 'empty' | 'long' | null {
  if (!ink.test(text)) return 'empty';
  return text.trim().length > longestHeading || !isStorable(text) ? 'long' : null;
}
