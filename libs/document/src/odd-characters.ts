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
  if (!suspect.test(text)) return [];
  const found: OddCharacter[] = [];
  const put = (kind: OddKind, character: string, word: string): void => {
    const code = codeOf(character);
    if (!found.some((it) => it.kind === kind && it.code === code && it.word === word)) found.push({ kind, code, word });
  };
  for (const [word] of text.matchAll(words)) {
    for (const character of word) {
      if (tags.test(character)) put('tag', character, visible(word));
      else if (hides.test(character) || (joins.test(character) && !takesJoiners.test(word)))
        put('zero-width', character, visible(word));
    }
    const foreign = mixedIn(word);
    if (foreign) put('look-alike', foreign, word);
  }
  for (const character of text) if (turns.test(character)) put('direction', character, '');
  return found;
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const visible = (word: string): string =>
  [...word].filter((it) => !hides.test(it) && !tags.test(it) && !joins.test(it)).join('');

/** The first letter of the script that has fewer letters in a word mixed of Latin and Greek or Cyrillic. */
function mixedIn(word: string): string | null {
  const latin = word.match(/\p{Script=Latin}/gu) ?? [];
  const others = word.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu) ?? [];
  if (latin.length === 0 || others.length === 0) return null;
  return (others.length <= latin.length ? others[0] : latin[0]) ?? null;
}
