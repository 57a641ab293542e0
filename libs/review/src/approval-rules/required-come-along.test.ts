import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import { acceptedChange, change, line, moderator, pending, refusal, review } from '../testing/facts.js';

const parent = change('c7', { sectionId: 'x', aspect: 'standing', gaps: null });
const child = change('c8', { sectionId: 'y', aspect: 'standing', gaps: null, requires: ['c7'] });

test('a change that requires another is accepted with it or after it, never before', () => {
  const facts = review([parent, child]);
  expect(refusal(() => decide(facts, [line(child, 'accepted')], moderator))).toBe('requires');
  expect(refusal(() => decide(facts, [line(child, 'accepted'), line(parent, 'accepted')], moderator))).toBeNull();
  const after = review([acceptedChange('c7', { sectionId: 'x', aspect: 'standing', gaps: null }), child]);
  expect(refusal(() => decide(after, [line(child, 'accepted')], moderator))).toBeNull();
});

test('accepted elsewhere is enough', () => {
  const facts = review([child], { acceptedElsewhere: new Set(['c7']) });
  expect(refusal(() => decide(facts, [line(child, 'accepted')], moderator))).toBeNull();
});

test('rejecting the required one in the same batch leaves it out', () => {
  const lines = [line(child, 'accepted'), line(parent, 'rejected', 'because')];
  expect(refusal(() => decide(review([parent, child]), lines, moderator))).toBe('requires');
});

test('what others stand on is taken out only together with them', () => {
  const [c7, c8] = [acceptedChange('c7', { gaps: [[1, 2]] }), acceptedChange('c8', { requires: ['c7'] })];
  const facts = review([c7, c8], { pending: [pending('c7', { gaps: [[1, 2]] }), pending('c8', { requires: ['c7'] })] });
  const out = (one: typeof c7) => line(one, 'rejected', 'because');
  expect(refusal(() => decide(facts, [out(c7)], moderator))).toBe('requires');
  expect(refusal(() => decide(facts, [out(c7), out(c8)], moderator))).toBeNull();
  expect(refusal(() => decide(facts, [out(c8)], moderator))).toBeNull();
});
