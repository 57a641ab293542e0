import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import { change, line, moderator, refusal, review } from '../testing/facts.js';

const outdated = change('c1', { baseIsCurrent: false });

test('a change on a text that has moved on is not accepted, but rejected or returned', () => {
  const as = (outcome: 'accepted' | 'rejected' | 'returned') =>
    refusal(() => decide(review([outdated]), [line(outdated, outcome, 'because')], moderator));
  expect([as('accepted'), as('rejected'), as('returned')]).toEqual(['outdated', null, null]);
});
