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

  test('loses no word where both changed the same', () => {
    const { writing, both } = join(text('One two three.'), text('One zwei three.'), text('One deux three.'));
    expect([words(writing), both]).toEqual(['One zwei deux three.', 1]);
  });
});
