import type { OddPlace } from '@tarmeem/document';
import type { Say } from '../text/words.js';
import '../text/words-of/odd.js';

/** What makes an element around an odd character its sign: the code in sight, the name for a screen reader, and nothing around it turned. */
export const signOf = (say: Say, { kind, code }: OddPlace): Record<string, string> => {
  const name = say(`odd.${kind}`, { code, words: 0 });
  return { class: 'odd-sign', role: 'img', 'aria-label': name, title: name, 'data-code': code };
};
