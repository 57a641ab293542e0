import type { RedlineWords } from '../formats/redline-words.js';

/** Words of a redline in which each says what it is for. */
export const redlineTestWords: RedlineWords = {
  deleted: { start: '[deleted: ', end: ' end of deletion]' },
  inserted: { start: '[inserted: ', end: ' end of insertion]' },
  moved: { start: ({ place }) => `[moved here from ¶ ${place.base}: `, end: ' end of moved text]' },
  movedAway: (_, number) => `moved away, change ${number}`,
  note: ({ kind, added = [], removed = [], styleBefore, styleAfter }) =>
    kind === 'formatted' || kind === 'linked'
      ? `[${kind}: ${removed.join(', ')} → ${added.join(', ')}]`
      : kind === 'restyled' || kind === 'wrapped' || kind === 'unwrapped'
        ? `[${kind}: ${styleBefore} → ${styleAfter}]`
        : '',
  change: 'change ',
  paragraph: 'end of paragraph',
  rule: 'horizontal line',
  footnote: 'Footnote: ',
  invisible: (point) => `U+${point.toString(16)}`,
};
