import { describe, expect, test } from '@jest/globals';
import { askedAt, isNamedIn, namedIn, offered, withName } from './mention-offer.js';

const person = (name: string, organisation: string | null = 'Sindh Police') => ({
  id: name,
  name,
  organisation,
  internal: true,
});
const people = [person('Amna Baloch'), person('Bilal Khan'), person('عائشہ بانو', 'KP Police')];

describe('an @ in a message', () => {
  test('asks for somebody where it begins a word, up to the caret', () => {
    expect(askedAt('Look, @Am', 9)).toEqual({ at: 6, letters: 'Am' });
    expect(askedAt('@', 1)).toEqual({ at: 0, letters: '' });
    expect(askedAt('(@Amna B', 8)).toEqual({ at: 1, letters: 'Amna B' });
    for (const text of ['desk@sindh', 'no sign', '@ Amna', '@Amna\nAnd', 'یہ@ام'])
      expect(askedAt(text, text.length)).toBeNull();
  });

  test('offers people by any word of their name, then of their organisation', () => {
    const names = (letters: string) => offered(people, letters).map(({ name }) => name);
    expect(names('b')).toEqual(['Amna Baloch', 'Bilal Khan']);
    expect(names('amna b')).toEqual(['Amna Baloch']);
    expect(names('با')).toEqual(['عائشہ بانو']);
    expect(names('police')).toEqual(['Amna Baloch', 'Bilal Khan', 'عائشہ بانو']);
    expect(names('loch')).toEqual([]);
  });

  test('becomes the name, with the caret behind it', () => {
    expect(withName('Look, @Am please', { at: 6, letters: 'Am' }, people[0]!)).toEqual({
      text: 'Look, @Amna Baloch please',
      caret: 19,
    });
  });

  test('names whom a text that comes back named, but neither of two people of one name', () => {
    expect(namedIn('@Amna Baloch and Bilal Khan', people)).toEqual([people[0]]);
    expect(namedIn('@Amna Baloch', [...people, { ...people[0]!, id: 'other' }])).toEqual([]);
    expect(isNamedIn('@Amna Balo', people[0]!)).toBe(false);
  });
});
