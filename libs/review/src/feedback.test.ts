import { expect, test } from '@jest/globals';
import {
  type Disposition,
  dispositions,
  feedbackLife,
  feedbackStates,
  feedbackSteps,
  mayWithFeedback,
  stepFeedback,
} from './feedback.js';
import { refusal } from './testing/facts.js';

const movers = ['moderator', 'author', 'system'] as const;
const answer = { disposition: 'accepted', response: 'Thank you.' } as const;
const cells = movers.flatMap((by) =>
  feedbackStates.flatMap((state) => feedbackSteps.map((step) => ({ by, state, step }))),
);

test.each(cells)('$state feedback, step $step by $by', ({ by, state, step }) => {
  const of = feedbackLife.filter((row) => row.step === step && row.by === by);
  const row = of.find((row) => row.from.includes(state));
  const expected = of.length === 0 ? 'not-allowed' : row ? null : 'not-now';
  expect(refusal(() => stepFeedback({ id: 'f', state, as: new Set([by]) }, step, answer))).toBe(expected);
  if (row) expect(stepFeedback({ id: 'f', state, as: new Set([by]) }, step, answer).next.state).toBe(row.to);
});

test('nobody in particular can do nothing', () => {
  const may = mayWithFeedback({ id: 'f', state: 'open', as: new Set() });
  expect(Object.values(may).every((one) => !one.allowed && one.because === 'not-allowed')).toBe(true);
});

test('what was refused or withdrawn stays so', () => {
  for (const state of ['refused', 'withdrawn'] as const) {
    const may = mayWithFeedback({ id: 'f', state, as: new Set(movers) });
    expect(Object.values(may).some((one) => one.allowed)).toBe(false);
  }
});

test('an answer has a response, a duplicate names the other, and only an author withdraws', () => {
  const say = (disposition: Disposition, more: { response?: string; duplicateOf?: string } = {}) =>
    refusal(() =>
      stepFeedback({ id: 'f', state: 'open', as: new Set(['moderator']) }, 'answer', {
        disposition,
        response: 'Thank you.',
        ...more,
      }),
    );
  expect(say('rejected', { response: ' ' })).toBe('malformed');
  expect(say('duplicate')).toBe('malformed');
  expect(say('duplicate', { duplicateOf: 'f' })).toBe('malformed');
  expect(say('duplicate', { duplicateOf: 'g' })).toBeNull();
  expect(say('withdrawn')).toBe('malformed');
  const plain = (Object.keys(dispositions) as Disposition[]).filter(
    (one) => !dispositions[one].byAuthor && !dispositions[one].needs,
  );
  expect(plain.map((one) => say(one))).toEqual(plain.map(() => null));
});
