import { describe, expect, test } from '@jest/globals';
import { headingFault, headingLine } from './heading-line.js';

describe('a heading', () => {
  test.each([
    ['Sindh Police and\u2028its helpline', 'Sindh Police and its helpline'],
    ['one\r\ntwo\u000bthree \n four\tfive', 'one two three four five'],
    ['a\u0001b\u0085c\ufffe\ufffd', 'a b c\ufffd'],
    ['ends with a space ', 'ends with a space '],
    ['پولیس\u200cاور', 'پولیس\u200cاور'],
  ])('is one line: %j', (typed, line) => expect(headingLine(typed)).toBe(line));

  test('can not be kept when nothing of it can be read, or when it is too long', () => {
    for (const empty of ['', ' ', '\u200b', '\u2060\ufeff ', '\u2800']) expect(headingFault(empty)).toBe('empty');
    expect(headingFault(`${'x'.repeat(300)} `)).toBeNull();
    expect(headingFault('x'.repeat(301))).toBe('long');
  });
});
