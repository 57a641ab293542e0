/** Members of stored JSON that hold what somebody typed: texts of nodes, words of changes and anchors, addresses of links. */
const typed = new Set(['text', 'before', 'after', 'heading', 'exact', 'prefix', 'suffix', 'href', 'added', 'removed']);

/** The stub of words: one block a UTF-16 unit, so that every place in the text stays where it is. */
export const stubOf = (words: string): string => '█'.repeat(words.length);

/** The same text without the words. */
export const without = (text: string, words: string): string => text.replaceAll(words, stubOf(words));

/** The same JSON without the words in what was typed; names of types, marks and the like stay. `everywhere`: in every string. */
export function jsonWithout(value: unknown, words: string, everywhere = false): unknown {
  const walk = (held: unknown, isTyped: boolean): unknown => {
    if (typeof held === 'string') return isTyped ? without(held, words) : held;
    if (Array.isArray(held)) return held.map((item) => walk(item, isTyped));
    if (typeof held !== 'object' || held === null) return held;
    return Object.fromEntries(
      Object.entries(held).map(([name, member]) => [name, walk(member, everywhere || typed.has(name))]),
    );
  };
  return walk(value, everywhere);
}
