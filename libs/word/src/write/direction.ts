import { element } from '../xml/build.js';

export type Direction = 'ltr' | 'rtl';

/** Which way words run; undefined for words that don't tell. */
export type DirectionOf = (words: string) => Direction | undefined;

/** The direction of a paragraph among its properties, and that it begins where its words do: by `left` Word means that side. */
export const directionXml = (direction: Direction) => ({
  bidi: element('w:bidi', direction === 'rtl' ? {} : { 'w:val': 0 }),
  justified: element('w:jc', { 'w:val': 'left' }),
});

/** A stretch of a text that is one run. */
export interface Run {
  readonly text: string;
  readonly direction: Direction;
}

const word = /([\p{L}\p{M}\p{N}]+)/u;

/** The runs of words in a paragraph: what stands between two words runs as both do, or else as the paragraph does. */
export function runsByDirection(text: string, paragraph: Direction, directionOf: DirectionOf): Run[] {
  const runs: Run[] = [];
  const add = (more: string, direction: Direction) => {
    const last = runs.at(-1);
    if (last?.direction === direction) runs[runs.length - 1] = { text: last.text + more, direction };
    else if (more !== '') runs.push({ text: more, direction });
  };
  let between = '';
  let before: Direction | undefined;
  for (const piece of text.split(word)) {
    const direction = directionOf(piece);
    if (direction === undefined) {
      between += piece;
      continue;
    }
    add(between, before === direction ? direction : paragraph);
    add(piece, direction);
    between = '';
    before = direction;
  }
  add(between, paragraph);
  return runs;
}
