/** What somebody looks for: words, of which the beginning is enough, and phrases, whose words stand one after the other. */
export interface Wanted {
  /** As it was typed, for the page to show again. */
  typed: string;
  words: readonly string[];
  phrases: readonly string[];
}

const longest = 200;
/** Each word costs a walk through the index; a sentence needs no more to be found. */
const most = 12;

const hyphen = /(?<=[\p{L}\p{M}])[-\u2010](?=\p{L})/gu;
/** Words that a hyphen joins, one after the other: so they are found joined and not. */
export const apart = (words: string): string => words.replaceAll(hyphen, ' ');

/** So many words of a phrase are tried as one that a hyphen joins with the next. */
const mostJoined = 8;

/**
 * The ways in which a phrase may be written: as it was typed, without its hyphens, and with one between two of its words ("federal
 * anti human" is found as "Federal Anti-Human"). The database counts a word that a hyphen joins before its parts.
 */
export function waysOf(phrase: string): string[] {
  const words = apart(phrase).split(/\s+/u).filter(Boolean);
  const joined = words
    .slice(0, Math.min(mostJoined, words.length - 1))
    .flatMap((word, at) =>
      joinable.test(`${word}-${words[at + 1]!}`) ? [words.toSpliced(at, 2, `${word}-${words[at + 1]!}`).join(' ')] : [],
    );
  return [...new Set([phrase, words.join(' '), ...joined])];
}

const joinable = /^[\p{L}\p{M}]+-[\p{L}\p{M}]+$/u;
const holdsLetter = /[\p{L}\p{N}]/u;

/** Reads what was typed. Anything is allowed: what holds no letter and no digit is left out, and so is what is too much. */
export function wantedOf(asked: unknown): Wanted {
  const typed =
    typeof asked === 'string'
      ? asked
          .toWellFormed()
          .replaceAll(/\p{Cc}/gu, ' ')
          .trim()
          .slice(0, longest)
          .toWellFormed()
      : '';
  const phrases: string[] = [];
  const rest = typed.replaceAll(/["“”„«»]([^"“”„«»]*)["“”„«»]/gu, (_, phrase: string) => {
    if (holdsLetter.test(phrase)) phrases.push(phrase);
    return ' ';
  });
  const words = rest
    .split(/[\s"“”„«»]+/u)
    .filter((word) => holdsLetter.test(word))
    .map(apart);
  return { typed, words: words.slice(0, most), phrases: phrases.slice(0, most) };
}
