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

/** Letters that Urdu writes and Arabic does not; Persian has some of them. */
const urduLetters = /[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1-\u06c3\u06cc\u06d2\u06d3]/u;
/** Letters of Sindhi, Pashto, Kurdish and others that write in Arabic letters, which Urdu has not. */
const lettersOfOthers =
  /[\u067a-\u067d\u067f-\u0685\u0687\u0689-\u0690\u0692-\u0697\u0699-\u06a8\u06aa-\u06ae\u06b0-\u06b9\u06bb-\u06bd\u06bf\u06c4-\u06cb\u06cd\u06d0\u06d1\u06d5]/u;

/** True for words that are Urdu by their letters. */
export const isUrdu = (text: string): boolean => urduLetters.test(text) && !lettersOfOthers.test(text);

/** How words run, and that they are Urdu where their letters tell. */
export interface WordsApart {
  readonly dir: 'ltr' | 'rtl';
  readonly lang?: 'ur';
}

/** The direction of words that run against a text of this language; undefined for all that run with it or don't tell. */
export function directionAgainst(language: Locale): (words: string) => WordsApart | undefined {
  const own = directionOf(language);
  return (words) => {
    if (own === 'ltr' && !hasRightToLeft(words)) return undefined;
    const dir = directionOfWords(words);
    if (dir === undefined || dir === own) return undefined;
    return dir === 'rtl' && isUrdu(words) ? { dir, lang: 'ur' } : { dir };
  };
}
