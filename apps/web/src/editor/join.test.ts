import { describe, expect, test } from '@jest/globals';
import { fromPlainText, parse, plainText, toJson } from '@tarmeem/document';
import type { Writing } from './autosave.js';
import { join } from './join.js';

const text = (words: string, heading = 'Police'): Writing => ({ heading, body: toJson(fromPlainText(words)) });
const words = ({ body }: Writing) => plainText(parse(body));

describe('joining what two windows wrote', () => {
  test('takes what only one of them changed', () => {
    const { writing, both } = join(
      text('One two three.\n\nFour five.'),
      text('One zwei three.\n\nFour five.', 'Sindh Police'),
      text('One two three.\n\nFour five six.'),
    );
    expect([writing.heading, words(writing), both]).toEqual(['Sindh Police', 'One zwei three.\n\nFour five six.', 0]);
  });

  test.each([
    ['a paragraph', 'One.\n\nTwo two.\n\nThree.', 'One.\n\nThree.', 'One.\n\nTwo two, mine.\n\nThree.'],
    ['the last paragraph', 'One.\n\nTwo two.', 'One.', 'One.\n\nTwo two, mine.'],
    ['two of them', 'One.\n\nTwo two.\n\nThree.', 'One.', 'One.\n\nTwo two, mine.\n\nThree, mine.'],
  ])('keeps %s that was written on here and taken out there', (_, begun, saved, mine) => {
    expect(words(join(text(begun), text(saved), text(mine)).writing)).toBe(mine);
  });

  test('keeps rows and points of a list that were written on here and taken out there', () => {
    const paragraph = (of: string) => ({ type: 'paragraph', content: [{ type: 'text', text: of }] });
    const list = (...items: string[]): Writing => ({
      heading: 'Police',
      body: {
        type: 'doc',
        content: [
          { type: 'bulletList', content: items.map((of) => ({ type: 'listItem', content: [paragraph(of)] })) },
          {
            type: 'table',
            content: items.map((of) => ({
              type: 'tableRow',
              content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(of)] }],
            })),
          },
        ],
      },
    });
    const { writing } = join(list('one', 'two', 'three'), list('one', 'three'), list('one', 'two, mine', 'three'));
    expect(words(writing)).toBe(words(list('one', 'two, mine', 'three')));
  });

  test('puts a space where words that were put in come to stand behind others', () => {
    const { writing } = join(text('One two three four five.'), text('One two.'), text('One two three four mine five.'));
    expect(words(writing)).toContain('One two mine');
  });

  test('loses no word where both changed the same', () => {
    const { writing, both } = join(text('One two three.'), text('One zwei three.'), text('One deux three.'));
    expect([words(writing), both]).toEqual(['One zwei deux three.', 1]);
  });

  test.each([
    ['in one paragraph', 'One.', 'One. Two thr', 'One. Two three four.'],
    ['and a new one', 'One.', 'One.\n\nTwo thr', 'One.\n\nTwo three.\n\nFour.'],
    ['in the middle', 'One. Nine.', 'One. Two thr Nine.', 'One. Two three four. Nine.'],
    ['of which more arrived than is known', 'One.', 'One. Two three four.', 'One. Two thr'],
  ])('writes nothing twice of what arrived before it was written on: %s', (_, begun, saved, mine) => {
    const longer = saved.length > mine.length ? saved : mine;
    expect(words(join(text(begun), text(saved), text(mine)).writing)).toBe(longer);
  });

  test('takes what only begins alike for two', () => {
    const { writing } = join(text('One.'), text('One. From here.'), text('One. From there.'));
    expect(words(writing)).toBe('One. From here. From there.');
  });
});
