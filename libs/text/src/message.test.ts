import { describe, expect, test } from '@jest/globals';
import { catalogue, conflictsEn, conflictsUr, speaker } from './index.js';

const words = catalogue(
  {
    'desk.waiting': '{count, plural, =0 {Nothing waits} one {# proposal waits} other {# proposals wait}}',
    'saved.by': "Saved by {name}, it's done",
    'state.of': '{state, select, open {Open} other {Closed}}',
  },
  {
    'desk.waiting': '{count, plural, =0 {کچھ منتظر نہیں} one {# تجویز منتظر ہے} other {# تجاویز منتظر ہیں}}',
    'saved.by': '{name} نے محفوظ کیا',
    'state.of': '{state, select, open {کھلا} other {بند}}',
  },
);

describe('a speaker', () => {
  test('counts in the grammar of the language', () => {
    const en = speaker('en', words);
    expect([0, 1, 2].map((count) => en('desk.waiting', { count }))).toEqual([
      'Nothing waits',
      '1 proposal waits',
      '2 proposals wait',
    ]);
    expect(speaker('ur', words)('desk.waiting', { count: 12 })).toBe('12 تجاویز منتظر ہیں');
  });

  test('keeps apostrophes and does not read markup into what it is given', () => {
    expect(speaker('en', words)('saved.by', { name: '<b>Bilal</b>' })).toBe("Saved by <b>Bilal</b>, it's done");
  });

  test('isolates a Latin name inside an Urdu sentence, and leaves an Urdu one alone', () => {
    const ur = speaker('ur', words);
    expect(ur('saved.by', { name: 'Bilal' })).toBe('\u2068Bilal\u2069 نے محفوظ کیا');
    expect(ur('saved.by', { name: 'بلال' })).toBe('بلال نے محفوظ کیا');
    expect(ur('state.of', { state: 'open' })).toBe('کھلا');
  });

  test('refuses to say a sentence with a hole in it', () => {
    expect(() => speaker('en', words)('saved.by')).toThrow(/name/);
  });
});

test('that a draft has nothing else on texts that moved is not said as if it had no other change', () => {
  const said = (language: 'en' | 'ur') =>
    speaker(language, catalogue(conflictsEn, conflictsUr))('conflict.cleanHint', { count: 0, edition: '1.1' });
  expect(said('en')).toBe('Nothing else of yours lies on a text that has moved.');
  expect(said('ur')).toContain('متن');
});
