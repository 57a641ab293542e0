import { expect, test } from '@jest/globals';
import { oddCharactersIn, oddPlacesIn } from './odd-characters.js';

const kinds = (text: string) => oddCharactersIn(text).map(({ kind, code, word }) => [kind, code, word]);

test('plain words of English and Urdu, with the joiners of Urdu spelling, are nothing odd', () => {
  expect(kinds('The helpline (1121), free of charge: naïve café')).toEqual([]);
  expect(kinds('بچوں کی اسمگلنگ کے خلاف کوشش\u200cیں می\u200cشود')).toEqual([]);
});

test('bidirectional overrides and isolates are named', () => {
  expect(kinds('call \u202e1121\u202c now')).toEqual([
    ['direction', 'U+202E', ''],
    ['direction', 'U+202C', ''],
  ]);
  expect(kinds('\u2067abc\u2069').map(([kind]) => kind)).toEqual(['direction', 'direction']);
});

test('what has no width is named with the word it hides in, also a joiner where none belongs', () => {
  expect(kinds('help\u200bline')).toEqual([['zero-width', 'U+200B', 'helpline']]);
  expect(kinds('po\u200dlice')).toEqual([['zero-width', 'U+200D', 'police']]);
});

test('tag characters are named', () => {
  expect(kinds('text\u{e0041}')).toEqual([['tag', 'U+E0041', 'text']]);
});

test('a Cyrillic or Greek letter in a Latin word is named; a word all of one script is not', () => {
  expect(kinds('Sindh Pоlice')).toEqual([['look-alike', 'U+043E', 'Pоlice']]);
  expect(kinds('Полиция and αβγ')).toEqual([]);
});

test('each stands where it is marked, in the order of the text', () => {
  const text = 'a \u202epay\u202c \u{1f600} Pоlоce he\u200blp';
  const places = oddPlacesIn(text);
  expect(places.map(({ code, from, to }) => [code, text.slice(from, to)])).toEqual([
    ['U+202E', '\u202e'],
    ['U+202C', '\u202c'],
    ['U+043E', 'о'],
    ['U+043E', 'о'],
    ['U+200B', '\u200b'],
  ]);
  expect(oddPlacesIn('The helpline')).toEqual([]);
});
