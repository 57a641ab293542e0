import { describe, expect, test } from '@jest/globals';
import {
  answeringEn,
  answeringUr,
  decidingEn,
  decidingUr,
  exchangeEn,
  exchangeUr,
  goingEn,
  goingUr,
  peopleEn,
  peopleUr,
} from '@tarmeem/text';
import { bestOf, type Destination } from './destinations.js';

const place = (words: string, more: Partial<Destination> = {}): Destination => ({
  id: words,
  words,
  beside: '',
  address: '/',
  ...more,
});
const names = (items: readonly Destination[], typed: string) => bestOf(items, typed, 8).map(({ words }) => words);

describe('what is typed finds', () => {
  test('a proposal by its number before one with that number in its title, also in Urdu digits', () => {
    const items = [
      place('Rule 14 of 2025', { number: 3 }),
      place('Helpline', { number: 14 }),
      place('Shelters', { number: 140 }),
    ];
    expect(names(items, '14')).toEqual(['Helpline', 'Rule 14 of 2025']);
    expect(names(items, '#14')).toEqual(['Helpline']);
    expect(names(items, '۱۴')).toEqual(['Helpline', 'Rule 14 of 2025']);
  });

  test('a draft that shows no title by the section that the server knows it by, after what shows the words', () => {
    const items = [place('Untitled draft', { foundBy: 'Labor' }), place('Labor Department')];
    expect(names(items, 'labor')).toEqual(['Labor Department', 'Untitled draft']);
    expect(names(items, 'labour')).toEqual([]);
  });

  test('what begins so first, then what has words that begin so, then what holds it or stands under it', () => {
    const items = [
      place('Anti-police'),
      place('Cosmopolice'),
      place('Punjab Police'),
      place('Police of Sindh'),
      place('Courts', { beside: 'Police matters' }),
      place('Labour'),
    ];
    expect(names(items, 'POLICE')).toEqual([
      'Police of Sindh',
      'Anti-police',
      'Punjab Police',
      'Cosmopolice',
      'Courts',
    ]);
    expect(names(items, 'pol sin')).toEqual(['Police of Sindh']);
    expect(names(items, 'nowhere')).toEqual([]);
  });

  test('letters however they were typed: with marks or without, on an Arabic keyboard or an Urdu one', () => {
    expect(names([place('Évaluation')], 'eval')).toEqual(['Évaluation']);
    expect(names([place('آگاہی کمیٹی')], 'اگاهي كميٹي')).toEqual(['آگاہی کمیٹی']);
  });

  test('everything up to a number while nothing is typed', () => {
    expect(bestOf([place('a'), place('b'), place('c')], ' ', 2)).toHaveLength(2);
  });
});

test('a screen is called in this list as it is called where it stands', () => {
  for (const [list, words] of [
    [goingEn, { ...answeringEn, ...decidingEn, ...exchangeEn, ...peopleEn }],
    [goingUr, { ...answeringUr, ...decidingUr, ...exchangeUr, ...peopleUr }],
  ] as const)
    expect([
      list['going.to.draft'],
      list['going.to.matrix'],
      list['going.to.received'],
      list['going.to.organisations'],
      list['going.to.wordOut'],
      list['going.to.wordBack'],
    ]).toEqual([
      words['editions.next'],
      words['matrix.screen'],
      words['received.title'],
      words['org.title'],
      words['word.out'],
      words['word.bring'],
    ]);
});
