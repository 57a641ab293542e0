import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutShort } from './cut-short.js';

test('a text is cut to its length, and never within a sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const short = cutShort(text, most);
      expect(short.length).toBeLessThanOrEqual(most);
      expect(short.isWellFormed()).toBe(true);
      if (text.length <= most) expect(short).toBe(text);
      else expect(text.startsWith(short.slice(0, -1)) && short.endsWith('…')).toBe(true);
    }),
  );
});

test('a sign of two units at the border is left out', () => {
  expect(cutShort('ab😀cd', 4)).toBe('ab…');
  expect(cutShort('ab😀cd', 5)).toBe('ab😀…');
});
