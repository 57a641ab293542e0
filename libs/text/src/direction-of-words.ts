import { directionOf, type Locale } from './locale.js';

/** Letters of the scripts that run from right to left, by their blocks. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const letters = /\p{L}/gu;
/** Words of another, set in by marks that don't stand for anything else (Urdu has the two of a pair either way round). */
const quoted = /[“”][^“”]*[“”]|«[^«»]*»|[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu;

/**
 * Which way words run, whatever language the page or the file around them has: that of most of their letters, of the first one
 * where both ways have as many. What is quoted counts only where nothing else tells: an Urdu sentence that quotes English words is
 * Urdu. Words without a letter run as what stands around them does.
 */
export function directionOfWords(text: string): 'ltr' | 'rtl' | undefined {
  const all = text.replaceAll(quoted, '').match(letters) ?? text.match(letters);
  if (!all) return undefined;
  const back = all.reduce((sum, letter) => sum + Number(rightToLeft.test(letter)), 0);
  if (2 * back === all.length) return rightToLeft.test(all[0]!) ? 'rtl' : 'ltr';
  return 2 * back > all.length ? 'rtl' : 'ltr';
}

/** True for words with a letter of a script that runs from right to left. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** The direction of words that run against a text of this language; undefined for all that run with it or don't tell. */
export function directionAgainst(language: Locale): (words: string) => 'ltr' | 'rtl' | undefined {
  const own = directionOf(language);
  return (words) => {
    if (own === 'ltr' && !hasRightToLeft(words)) return undefined;
    const direction = directionOfWords(words);
    return direction === own ? undefined : direction;
  };
}
