import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import { change, line, person, refusal, review } from '../testing/facts.js';

const c1 = change('c1');

test.each(['accepted', 'rejected', 'returned'] as const)(
  'a moderator who wrote in the proposal can not have it %s',
  (outcome) => {
    const author = person('A', 'moderator');
    expect(refusal(() => decide(review([c1]), [line(c1, outcome, 'because')], author))).toBe('own-words');
  },
);

test('an administrator grant beside it changes nothing', () => {
  const author = person('A', 'moderator');
  const both = { ...author, grants: [...author.grants, ...person('A', 'administrator').grants] };
  expect(refusal(() => decide(review([c1]), [line(c1, 'accepted')], both))).toBe('own-words');
});

test('a counter-proposal is closed to those who wrote the original', () => {
  const facts = review([c1], { contributors: new Set(['M1']), originalContributors: new Set(['A', 'B']) });
  const refused = (id: string) => refusal(() => decide(facts, [line(c1, 'accepted')], person(id, 'moderator')));
  expect(['M1', 'A', 'B', 'M2'].map(refused)).toEqual(['own-words', 'own-words', 'own-words', null]);
});
