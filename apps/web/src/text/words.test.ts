import './words-of/deciding.js';
import { describe, expect, test } from '@jest/globals';
import { problems, changeOutcomes, dispositions, proposalStates } from '@tarmeem/contract';
import { changeKinds } from '@tarmeem/document';
import { isKey, languageOf, loadWords } from './words.js';

describe('the words of the application', () => {
  test.each([
    ...Object.keys(problems).map((code) => `problem.${code}`),
    ...changeKinds.map((kind) => `change.${kind}`),
    ...changeOutcomes.map((outcome) => `outcome.${outcome}`),
    ...proposalStates.map((state) => `state.${state}`),
    // What schemas find in a field.
    ...['too_small', 'too_big', 'invalid_type', 'invalid_format', 'invalid_value'].map((code) => `problem.${code}`),
    ...dispositions.map((each) => `disposition.${each}`),
  ])('have %s, for every code that the server may send', (key) => expect(isKey(key)).toBe(true));

  test('count in both languages', async () => {
    await loadWords('ur');
    expect(languageOf('en').say('count.changes', { count: 2 })).toBe('2 changes');
    expect(languageOf('ur').say('count.changes', { count: 2 })).toBe('2 تبدیلیاں');
  });
});

test('days and times are those of the zone that is given, wherever the browser is', () => {
  const { when, day, time } = languageOf('en', undefined, 'Asia/Karachi');
  expect([time('2026-03-01T20:30:00Z'), day('2026-03-01T20:30:00Z')]).toEqual(['01:30', '2 March 2026']);
  expect(when('2019-12-31T20:30:00Z')).toBe('1 Jan 2020');
});
