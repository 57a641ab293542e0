import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import { change, line, moderator, review } from '../testing/facts.js';

const decided = change('c1', { outcome: 'rejected', seq: 1, lastDecision: { by: 'M2', at: '2026-11-23T10:00:00Z' } });

test('the second of two moderators reads who decided and when', () => {
  const late = { ...line(decided, 'accepted'), seq: 0 };
  expect(() => decide(review([decided]), [late], moderator)).toThrow(
    expect.objectContaining({
      code: 'decided',
      facts: expect.objectContaining({ by: 'M2', seq: 1, outcome: 'rejected' }),
    }),
  );
});

test('whoever saw the newest decision may replace it', () => {
  expect(decide(review([decided]), [line(decided, 'accepted')], moderator).next.decided[0]?.seq).toBe(2);
});

test('a decision nobody has made is a mistake in the request, not somebody who was faster', () => {
  expect(() => decide(review([decided]), [{ ...line(decided, 'accepted'), seq: 2 }], moderator)).toThrow(
    expect.objectContaining({ code: 'malformed', pointer: '/decisions/0/seq' }),
  );
});
