/**
 * Takes words out of stored texts: each unit (UTF-16) of them becomes a block, so that every place in a text stays where it is. Words are found
 * as a reader sees them: over the ends of marks, over line breaks, with a footnote in between, whatever white space parts them; and in
 * addresses also percent-encoded, in other case, and with the signs that stand for spaces there.
 */

/** A member of an array of stored JSON: an inline node, the piece of a change that puts one, or anything else. */
type Item = unknown;
type Members = Readonly<Record<string, unknown>>;

/** What stands for each unit that was removed. */
const block = '█';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

/** Between two words of a text: white space of any kind. */
const patternOf = (words: string): RegExp =>
  new RegExp(
    words
      .split(/\s+/u)
      .map(escaped)
      .join(String.raw`\s+`),
    'gu',
  );

const encoded = (character: string): string =>
  [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** The same in an address: each character as it is or percent-encoded, spaces as whatever stands for them there. */
const addressPatternOf = (words: string): RegExp =>
  new RegExp(
    words
      .split(/\s+/u)
      .map((word) => [...word].map((character) => `(?:${escaped(character)}|${encoded(character)})`).join(''))
      .join(String.raw`(?:%20|%c2%a0|[\s+_.\-])+`),
    'giu',
  );

/** Line feeds, tabs and the like stay: they are what parts lines. */
const blocksFor = (found: string): string => found.replace(/[^\n\r\t]/g, block);

/** The text with a block for every unit of the words. */
export function textWithoutWords(text: string, words: string): string {
  return text.replace(patternOf(words), blocksFor);
}

/** The address with a block for every unit of the words, in whichever form they stand in it. */
export function addressWithoutWords(address: string, words: string): string {
  return address.replace(addressPatternOf(words), blocksFor);
}

/** A footnote as the words of a change have it. */
const noteInWords = /( ?\[[^[\]]*\])/u;

/** Words of a change, in which footnotes stand in brackets: without the words, also where one stands in between. */
export function changeWordsWithout(text: string, words: string): string {
  const parts = textWithoutWords(text, words).split(noteInWords);
  const said = (_: string, at: number) => at % 2 === 0;
  const left = textWithoutWords(parts.filter(said).join(''), words);
  let from = 0;
  return parts.map((part, at) => (said(part, at) ? left.slice(from, (from += part.length)) : part)).join('');
}

/**
 * An array of stored JSON whose inline nodes, side by side, no longer hold the words; those that did not are returned as they are. Marks, breaks and
 * footnotes stay, and so does the length of every text.
 */
export function inlineWithoutWords(items: readonly Item[], words: string): Item[] {
  const made = [...items];
  for (const run of runsOf(items)) {
    const whole = run.map(({ text }) => text).join('');
    const found = textWithoutWords(whole, words);
    if (found === whole) continue;
    let from = 0;
    for (const { at, text, isText } of run) {
      const now = found.slice(from, (from += text.length));
      if (isText && now !== text) made[at] = withText(made[at], now);
    }
  }
  return made;
}

interface Inline {
  at: number;
  text: string;
  isText: boolean;
}

/** Stretches of inline nodes that are read as one line of words. */
function runsOf(items: readonly Item[]): Inline[][] {
  const runs: Inline[][] = [[]];
  for (const [at, item] of items.entries()) {
    const inline = inlineOf(item);
    if (inline) runs.at(-1)?.push({ at, ...inline });
    else runs.push([]);
  }
  return runs.filter((run) => run.some(({ isText }) => isText));
}

function inlineOf(item: Item): Omit<Inline, 'at'> | null {
  const node = nodeIn(item);
  if (node?.['type'] === 'text' && typeof node['text'] === 'string') return { text: node['text'], isText: true };
  if (node?.['type'] === 'hardBreak') return { text: '\n', isText: false };
  return node?.['type'] === 'footnote' ? { text: '', isText: false } : null;
}

const isMembers = (item: Item): item is Members => typeof item === 'object' && item !== null && !Array.isArray(item);

function nodeIn(item: Item): Members | null {
  if (!isMembers(item)) return null;
  return isMembers(item['node']) ? item['node'] : item;
}

function withText(item: Item, text: string): Item {
  if (!isMembers(item)) return item;
  return isMembers(item['node']) ? { ...item, node: { ...item['node'], text } } : { ...item, text };
}
