import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import { change, line, moderator, refusal, review } from '../testing/facts.js';

const c1 = change('c1');

test.each(['accepted', 'rejected', 'returned'] as const)('a change that was not the one seen is not %s', (outcome) => {
  const blind = { ...line(c1, outcome, 'because'), payloadHash: 'another' };
  expect(refusal(() => decide(review([c1]), [blind], moderator))).toBe('stale');
});
