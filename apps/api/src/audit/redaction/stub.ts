import { addressWithoutWords, changeWordsWithout, inlineWithoutWords, textWithoutWords } from '@tarmeem/document';

/** Members of stored JSON that hold what somebody typed: texts of nodes, words of changes and anchors, addresses of links. */
const typed = new Set(['text', 'before', 'after', 'heading', 'exact', 'prefix', 'suffix', 'href', 'added', 'removed']);

/** Members with marks by name, of which a link stands with its address. */
const marks = new Set(['added', 'removed']);

/** Members of answers that hold addresses. */
const addresses = new Set(['link', 'slug', 'path', 'url', 'href']);

/** The stub of words: one block a UTF-16 unit, so that every place in the text stays where it is. */
export const stubOf = (words: string): string => '█'.repeat(words.length);

/** The same text without the words. */
export const without = textWithoutWords;

/**
 * The same JSON without the words in what was typed, also where they run over marks, breaks and footnotes; names of types, marks and the
 * like stay. `everywhere`: in every string.
 */
export function jsonWithout(value: unknown, words: string, everywhere = false): unknown {
  const walk = (held: unknown, name: string): unknown => {
    if (typeof held === 'string') {
      if (name === 'href' || (everywhere && addresses.has(name)) || (marks.has(name) && held.startsWith('link ')))
        return addressWithoutWords(held, words);
      if (name === 'before' || name === 'after') return changeWordsWithout(held, words);
      return everywhere || typed.has(name) ? without(held, words) : held;
    }
    if (Array.isArray(held)) return inlineWithoutWords(held, words).map((item) => walk(item, name));
    if (typeof held !== 'object' || held === null) return held;
    return Object.fromEntries(Object.entries(held).map(([member, of]) => [member, walk(of, member)]));
  };
  return walk(value, '');
}
