import { describe, expect, test } from '@jest/globals';
import { problems, changeOutcomes, dispositions, proposalStates } from '@tarmeem/contract';
import { changeKinds } from '@tarmeem/document';
import { isKey, languageOf } from './words.js';

describe('the words of the application', () => {
  test.each([
    ...Object.keys(problems).map((code) => `problem.${code}`),
    ...changeKinds.map((kind) => `change.${kind}`),
    ...changeOutcomes.map((outcome) => `outcome.${outcome}`),
    ...proposalStates.map((state) => `state.${state}`),
    ...dispositions.map((each) => `disposition.${each}`),
  ])('have %s, for every code that the server may send', (key) => expect(isKey(key)).toBe(true));

  test('count in both languages', () => {
    expect(languageOf('en').say('count.changes', { count: 2 })).toBe('2 changes');
    expect(languageOf('ur').say('count.changes', { count: 2 })).toBe('2 تبدیلیاں');
  });
});
