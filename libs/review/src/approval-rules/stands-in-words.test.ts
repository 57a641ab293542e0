import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import { change, line, moderator, refusal, review } from '../testing/facts.js';

const c1 = change('c1', { redacted: true });

test.each([
  ['accepted', 'redacted'],
  ['rejected', null],
  ['returned', null],
] as const)('a change of which new words were taken out, when it is %s: %s', (outcome, refused) => {
  expect(refusal(() => decide(review([c1]), [line(c1, outcome, 'because')], moderator))).toBe(refused);
});
