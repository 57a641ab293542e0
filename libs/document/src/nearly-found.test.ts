import { describe, expect, it } from '@jest/globals';
import search from 'approx-string-match';
import fc from 'fast-check';

import { NearlyFound } from './nearly-found.js';
import { holdsFor } from './testing/laws.js';

const letters = fc.string({ unit: fc.constantFrom(...'abc é\u0627😀'), maxLength: 400 });
const quotes = fc.string({ unit: fc.constantFrom(...'abc é\u0627😀'), minLength: 1, maxLength: 100 });

describe('a quote nearly found', () => {
  it('stands where a search of another make finds it, in any stretch and with any number of errors', () => {
    holdsFor(
      fc.record({ text: letters, quote: quotes, cut: fc.nat(40), share: fc.double({ min: 0, max: 0.6, noNaN: true }) }),
      ({ text, quote, cut, share }) => {
        const errors = Math.floor(quote.length * share);
        const window = {
          start: Math.min(cut, text.length),
          end: Math.max(Math.min(cut, text.length), text.length - cut),
        };
        const found = new NearlyFound(quote).within(text, window, errors);
        const expected = search(text.slice(window.start, window.end), quote, errors);
        expect(found).toEqual(
          expected.map(({ start, end }) => ({ start: start + window.start, end: end + window.start })),
        );
      },
    );
  });

  it('is the passage with the words changed, in a long quote', () => {
    const quote =
      'The department shall ensure the protection of every child at risk, and refer each case within three days. '.repeat(
        6,
      );
    const changed = quote.replaceAll('department', 'authority').replaceAll('three', 'two');
    const text = `Another sentence stands before. ${changed}Another stands behind.`;
    const found = new NearlyFound(quote).within(text, { start: 0, end: text.length }, quote.length >> 2);
    expect(found).toHaveLength(1);
    expect(text.slice(found[0]!.start, found[0]!.end).trim()).toBe(changed.trim());
  });
});
