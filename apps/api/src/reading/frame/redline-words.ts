import type { RedlineWords } from '@tarmeem/document';
import { catalogue, changesEn, changesUr, type Locale, speaker } from '@tarmeem/text';
import { changeSentence } from './change-sentence.js';
import type { Frame } from './frame.js';

const kinds = catalogue(changesEn, changesUr);
const speakers = { en: speaker('en', kinds), ur: speaker('ur', kinds) };

/** Changes that their marked words show without a name. */
const shown = new Set(['inserted', 'deleted', 'replaced', 'rewritten', 'moved']);

/** Changes that show nothing at all in the text, so that beside it all is said. */
const named = new Set(['restyled', 'wrapped', 'unwrapped', 'formatted', 'linked']);

/** What a redline says beside the words of the text: before and after each mark, hidden from sight, for who can't see the marks. */
export function redlineWords(frame: Frame, language: Locale): RedlineWords {
  const { say } = frame;
  return {
    ...(language === frame.locale ? {} : { language: frame.locale }),
    deleted: { start: `${say('mark.deleted')} `, end: ` ${say('mark.deleted.end')}` },
    inserted: { start: `${say('mark.inserted')} `, end: ` ${say('mark.inserted.end')}` },
    moved: { start: () => `${say('mark.moved')} `, end: ` ${say('mark.moved.end')}` },
    movedAway: (_words, number) => say('mark.moved-away', { number }),
    note: (words) => {
      if (shown.has(words.kind)) return '';
      return named.has(words.kind) ? changeSentence(frame, words) : speakers[frame.locale](`change.${words.kind}`);
    },
    change: `${say('mark.change')} `,
    paragraph: say('mark.paragraph'),
    rule: say('mark.rule'),
    footnote: `${say('mark.footnote')} `,
    invisible: (codePoint) =>
      say(codePoint === 0x20 || codePoint === 0xa0 ? 'mark.space' : 'mark.invisible', {
        code: codePoint.toString(16).toUpperCase(),
      }),
  };
}

/** The words of one of two texts side by side: nothing is named beside the marks, and old text says where words went from. */
export function sideWords(frame: Frame, words: RedlineWords, side: 'before' | 'after'): RedlineWords {
  const moved = { start: () => `${frame.say('mark.moved-from')} `, end: words.moved.end };
  return { ...words, note: () => '', ...(side === 'before' ? { moved } : {}) };
}
