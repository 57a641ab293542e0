import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import type { ChangeFacts } from '../decision-facts.js';
import { change, line, moderator, refusal, review } from '../testing/facts.js';

const as = (moved: ChangeFacts) =>
  (['accepted', 'rejected', 'returned'] as const)
    .filter((outcome) => outcome !== moved.outcome)
    .map((outcome) => refusal(() => decide(review([moved]), [line(moved, outcome, 'because')], moderator)));

test('an open change on a text that has moved on is not decided before it was carried', () => {
  expect(as(change('c1', { baseIsCurrent: false }))).toEqual(['being-carried', 'being-carried', 'being-carried']);
});

test('a decided one on a text that has moved on is not accepted any more, but returned', () => {
  expect(as(change('c1', { baseIsCurrent: false, outcome: 'rejected', seq: 1 }))).toEqual(['outdated', null]);
});
