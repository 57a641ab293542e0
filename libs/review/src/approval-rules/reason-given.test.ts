import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import { acceptedChange, change, line, moderator, refusal, review } from '../testing/facts.js';

test.each(['', '   ', '\n\t'])('rejecting and returning with the reason %j is refused', (reason) => {
  const c1 = change('c1');
  for (const outcome of ['rejected', 'returned'] as const)
    expect(refusal(() => decide(review([c1]), [line(c1, outcome, reason)], moderator))).toBe('reason-missing');
});

test('taking out without a reason is refused too', () => {
  const c1 = acceptedChange('c1');
  expect(refusal(() => decide(review([c1]), [line(c1, 'rejected')], moderator))).toBe('reason-missing');
});

test('accepting needs none', () => {
  const c1 = change('c1');
  expect(decide(review([c1]), [line(c1, 'accepted', ' ')], moderator).next.decided[0]?.reason).toBeNull();
});

test('the refusal points to the field', () => {
  const [c1, c2] = [change('c1'), change('c2', { gaps: [[30, 31]] })];
  expect(() => decide(review([c1, c2]), [line(c1, 'accepted'), line(c2, 'rejected')], moderator)).toThrow(
    expect.objectContaining({ pointer: '/decisions/1/reason' }),
  );
});
