/** Why a character stands out: it hides, turns the direction of others, or is taken for another. */
export const oddKinds = ['direction', 'zero-width', 'tag', 'look-alike'] as const;
export type OddKind = (typeof oddKinds)[number];

/** A character that a reader would not notice, or would take for another; `word` is the word it stands in, '' between words. */
export interface OddCharacter {
  readonly kind: OddKind;
  /** `U+202E`. */
  readonly code: string;
  readonly word: string;
}

/** One of them where it stands in a text, in UTF-16 units. */
export interface OddPlace extends OddCharacter {
  readonly from: number;
  readonly to: number;
}

/** One of these stands in whatever is odd: a long text without any is told at a glance. */
const suspect =
  /[\u00ad\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const turns = /[\u202a-\u202e\u2066-\u2069]/u;
const hides = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/u;
const joins = /[\u200c\u200d]/u;
const tags = /[\u{e0000}-\u{e007f}]/u;
/** Scripts in which joiners belong to spelling, and pictures that are made of several. */
const takesJoiners = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Extended_Pictographic}\ufe0f]/u;
const words = /[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]+/gu;

/**
 * Bidirectional overrides, invisible characters, tag characters and words mixed of scripts whose letters look alike (Latin with Greek
 * or Cyrillic). Joiners of Urdu spelling are none. Each kind is named once a word.
 */
export function oddCharactersIn(text: string): readonly OddCharacter[] {
  const found: OddCharacter[] = [];
  for (const { kind, code, word } of placesByWord(text)) {
    const told = found.some(
      (it) => it.kind === kind && it.word === word && (it.code === code || kind === 'look-alike'),
    );
    if (!told) found.push({ kind, code, word });
  }
  return found;
}

/** Each of them where it stands, in the order of the text: to be marked there. */
export const oddPlacesIn = (text: string): readonly OddPlace[] =>
  placesByWord(text).toSorted((a, b) => a.from - b.from);

/** Those in words first, then those that turn the direction. */
function placesByWord(text: string): OddPlace[] {
  if (!suspect.test(text)) return [];
  const found: OddPlace[] = [];
  const put = (kind: OddKind, character: string, at: { word: string; from: number }): void => {
    found.push({ kind, code: codeOf(character), ...at, to: at.from + character.length });
  };
  for (const { 0: word, index } of text.matchAll(words)) {
    for (const [character, from] of standing(word, index)) {
      if (tags.test(character)) put('tag', character, { word: visible(word), from });
      else if (hides.test(character) || (joins.test(character) && !takesJoiners.test(word)))
        put('zero-width', character, { word: visible(word), from });
    }
    const foreign = foreignIn(word);
    if (foreign)
      for (const [character, from] of standing(word, index))
        if (foreign.test(character)) put('look-alike', character, { word, from });
  }
  for (const [character, from] of standing(text, 0))
    if (turns.test(character)) put('direction', character, { word: '', from });
  return found;
}

/** Each character with the place at which it stands. */
function* standing(text: string, at: number): Generator<[character: string, from: number]> {
  for (const character of text) {
    yield [character, at];
    at += character.length;
  }
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const visible = (word: string): string =>
  [...word].filter((it) => !hides.test(it) && !tags.test(it) && !joins.test(it)).join('');

const ofLatin = /\p{Script=Latin}/u;
const ofOthers = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** The script that has fewer letters in a word mixed of Latin and Greek or Cyrillic. */
function foreignIn(word: string): RegExp | null {
  const letters = [...word];
  const latin = letters.filter((it) => ofLatin.test(it)).length;
  const others = letters.filter((it) => ofOthers.test(it)).length;
  if (latin === 0 || others === 0) return null;
  return others <= latin ? ofOthers : ofLatin;
}
