import type { RedlineWords } from '@tarmeem/document';
import { lineOf } from '../../text/change-words.js';
import type { Say } from '../../text/words.js';
import '../../text/words-of/conflicts.js';

const plain = /^(?:inserted|deleted|replaced|rewritten|moved|itemInserted|itemDeleted)$/;

/** The words that a printed redline adds to the text, from the catalogue of the screens. */
export const redlineWords = (say: Say): RedlineWords => ({
  deleted: { start: say('change.hidden.deleted'), end: say('change.hidden.end') },
  inserted: { start: say('change.hidden.inserted'), end: say('change.hidden.end') },
  moved: {
    start: ({ place }) => say('change.movedHereFrom', { n: place.base }),
    end: '',
  },
  movedAway: ({ place }) => say('change.movedAwayTo', { n: place.target }),
  note: (words) => {
    if (plain.test(words.kind)) return '';
    const { verb, before, after, address } = lineOf(say, {
      aspect: 'body',
      payload: { kind: words.kind, gaps: [], splices: [], words },
    });
    if (!address) return verb;
    return `${verb} ${before && after ? say('change.style', { before, after }) : before || after}`;
  },
  change: '',
  paragraph: say('conflict.paragraphEnd'),
  rule: say('conflict.rule'),
  footnote: `${say('tool.footnote')}: `,
  invisible: (codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
});
