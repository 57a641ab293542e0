import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';

import { type DocJson, type NodeJson, plainText, toJson } from './doc.js';
import { parse } from './parse.js';
import { anyTextJson } from './testing/any-text-json.js';
import { ensure, holdsFor, lawTime } from './testing/laws.js';
import { addressWithoutWords, changeWordsWithout, inlineWithoutWords, textWithoutWords } from './without-words.js';

const bold = [{ type: 'bold' }];
const text = (words: string, marks?: object[]) => ({ type: 'text', ...(marks ? { marks } : {}), text: words });

describe('words are taken out', () => {
  test('over the end of a mark, a break and a footnote, and nothing beside them', () => {
    const note = { type: 'footnote', attrs: { text: 'A note' } };
    const before = [text('See Par'), note, text('veen', bold), { type: 'hardBreak' }, text('Baloch, Parveen B.')];
    expect(inlineWithoutWords(before, 'Parveen Baloch')).toEqual([
      text('See ███'),
      note,
      text('████', bold),
      { type: 'hardBreak' },
      text('██████, Parveen B.'),
    ]);
  });
  test('from what a change puts in, and not over the end of a paragraph', () => {
    const pieces = [{ node: text('Parveen ') }, { node: text('Baloch', bold) }, { close: true }, { node: text('is') }];
    expect(inlineWithoutWords(pieces, 'Parveen Baloch')[1]).toEqual({ node: text('██████', bold) });
    const parted = [{ node: text('Parveen ') }, { close: true }, { open: 'paragraph' }, { node: text('Baloch') }];
    expect(inlineWithoutWords(parted, 'Parveen Baloch')).toEqual(parted);
  });
  test.each([
    ['https://e.example/Parveen%20Baloch?x', 'https://e.example/████████████████?x'],
    ['https://e.example/parveen-baloch', 'https://e.example/██████████████'],
    ['https://e.example/%50arveen+Baloch', 'https://e.example/████████████████'],
    ['https://e.example/Parveen/Baloch', 'https://e.example/Parveen/Baloch'],
  ])('from the address %s', (address, left) => {
    expect(addressWithoutWords(address, 'Parveen Baloch')).toBe(left);
  });
  test('from the words of a change, with a note in between', () => {
    expect(changeWordsWithout('Par [of Parveen Baloch]veen [2] Baloch [x] is', 'Parveen Baloch')).toBe(
      '███ [of ██████████████]████ [2]███████ [x] is',
    );
  });
  test('of other scripts too, percent-encoded', () => {
    const address = `https://e.example/${encodeURIComponent('زرمینہ گل')}/x`;
    expect(addressWithoutWords(address, 'زرمینہ گل')).toMatch(/^https:\/\/e\.example\/█+\/x$/u);
  });
  test('whatever parts them; what reads as a pattern is none', () => {
    expect(textWithoutWords('Zar\u00a0 Gul, Zar\nGul, ZarGul', 'Zar Gul')).toBe('████████, ███\n███, ZarGul');
    expect(textWithoutWords('a.b (c) [d] aXb', 'a.b (c) [d]')).toBe('███████████ aXb');
  });
});

const shape = (json: NodeJson): unknown => [
  json.type,
  json.attrs,
  json.marks,
  json.text?.length,
  json.content?.map(shape),
];

function every(json: NodeJson, words: string): NodeJson {
  if (!json.content) return json;
  const content = inlineWithoutWords(json.content, words) as NodeJson[];
  return { ...json, content: content.map((child) => every(child, words)) };
}

it(
  'leaves the words nowhere in the plain words, and everything else as it was',
  () => {
    holdsFor(fc.tuple(anyTextJson(), fc.nat(), fc.integer({ min: 3, max: 12 })), ([json, at, length]) => {
      const before = parse(json);
      const plain = plainText(before);
      const from = at % Math.max(1, plain.length);
      const words = plain
        .slice(from, from + length)
        .replace(/\s+/gu, ' ')
        .trim();
      if (
        words.length < 3 ||
        words.includes('█') ||
        !words.isWellFormed() ||
        plain.slice(from, from + length).includes('\n\n')
      )
        return;
      const after = parse(every(toJson(before), words) as DocJson);
      const left = plainText(after);
      ensure(left.length === plain.length && !left.includes(words));
      ensure(left.includes('█'));
      for (let unit = 0; unit < plain.length; unit++) ensure(left[unit] === plain[unit] || left[unit] === '█');
      expect(shape(toJson(after))).toEqual(shape(toJson(before)));
      ensure(parse(every(toJson(after), words) as DocJson).eq(after), 'a second time finds nothing');
    });
  },
  lawTime,
);
