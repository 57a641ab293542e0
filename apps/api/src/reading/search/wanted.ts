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
  const words = rest.split(/[\s"“”„«»]+/u).filter((word) => holdsLetter.test(word));
  return { typed, words: words.slice(0, most), phrases: phrases.slice(0, most) };
}
