import type { Woven, WovenRow } from '../weave/woven.js';

/** What a letter takes at the least, and what stands beside the words of a cell, in twentieths of a point. */
const letter = 115;
export const beside = 230;
/** No column is narrower. */
const least = 200;

/**
 * The widths of a table's columns in twentieths of a point, together at most `width` where that is possible. Each has room for its longest
 * word, up to an equal share; what is left goes to those with the longer texts, by the root of their length: ten times the text is three times the room.
 */
export function columnWidths(rows: readonly WovenRow[], columns: number, width: number): number[] {
  const longest = Array.from({ length: columns }, () => ({ word: 0, text: 0 }));
  for (const { cells } of rows) {
    let at = 0;
    for (const { cell, flow } of cells) {
      const column = longest[at];
      at += cell.span;
      if (!column || cell.span > 1) continue;
      const text = textOf(flow);
      column.text = Math.max(column.text, text.length);
      for (const word of text.split(/\s+/u)) column.word = Math.max(column.word, word.length);
    }
  }
  const equal = Math.max(least, Math.floor(width / columns));
  const needed = longest.map(({ word }) => Math.min(equal, beside + letter * word));
  const left = equal * columns - needed.reduce((sum, it) => sum + it, 0);
  const weights = longest.map(({ text }) => Math.sqrt(text + 1));
  const all = weights.reduce((sum, it) => sum + it, 0);
  return needed.map((it, at) => Math.max(least, Math.floor(it + (left * weights[at]!) / all)));
}

/** All words of a cell, those taken out too, a space between its lines. */
function textOf(flow: readonly Woven[]): string {
  let text = '';
  for (const woven of flow) {
    if (woven.state === 'table') continue;
    const token = woven.state === 'gone' ? woven.before : woven.after;
    text += token.kind === 'text' ? token.text : ' ';
  }
  return text;
}
