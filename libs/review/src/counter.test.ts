import { expect, test } from '@jest/globals';
import { aspects, type ChangeOutcome, changeOutcomes } from './change-life.js';
import { mayCounter, mustAnswer, openCounter } from './counter.js';
import { change, moderator, person, punjab, refusal, review } from './testing/facts.js';

const c1 = change('c1');
const seen = { changeId: 'c1', seq: 0, payloadHash: c1.payloadHash };
const standing = { proposalId: 'p17', number: 17, state: 'in_review', writtenBy: moderator.id } as const;
const open = (facts = review([c1]), input = seen, writer = moderator) =>
  refusal(() => openCounter(facts, { input, standing: null }, writer));

const situations = changeOutcomes.flatMap((outcome) => [true, false].map((roundOpen) => ({ outcome, roundOpen })));
test.each(situations)('$outcome, round open $roundOpen: answered with other words only while open', (at) => {
  const expected = at.outcome === ('open' satisfies ChangeOutcome) && at.roundOpen ? null : 'not-now';
  expect(open(review([change('c1', at)]))).toBe(expected);
});

test.each(aspects)('%s: only words are accepted with changes', (aspect) => {
  const words = aspect === 'body' || aspect === 'heading';
  expect(open(review([change('c1', { aspect })]))).toBe(words ? null : 'not-now');
});

test('neither who wrote in the proposal, nor who has no grant for the section, nor who is no moderator', () => {
  expect(open(review([c1]), seen, person('A', 'moderator'))).toBe('own-words');
  expect(
    open(review([change('c1', { places: [punjab] })]), seen, person('M', 'moderator', { jurisdiction: 'sindh' })),
  ).toBe('not-allowed');
  for (const role of ['officer', 'focal-person', 'publisher', 'administrator'] as const)
    expect(open(review([c1]), seen, person('X', role))).toBe('not-allowed');
});

test('names the decision and the words that were seen, over the current edition', () => {
  expect(open(review([change('c1', { seq: 1 })]))).toBe('decided');
  expect(open(review([c1]), { ...seen, payloadHash: 'other' })).toBe('stale');
  expect(open(review([change('c1', { baseIsCurrent: false })]))).toBe('being-carried');
  expect(open(review([c1]), { ...seen, changeId: 'c9' })).toBe('malformed');
});

test('one answer at a time: another only for whoever wrote it, once it is returned', () => {
  const facts = review([c1]);
  expect(mayCounter(facts, { changeId: 'c1', standing }, moderator).allowed).toBe(false);
  const back = { ...standing, state: 'drafting' } as const;
  expect(openCounter(facts, { input: seen, standing: back }, moderator).again).toBe(back);
  expect(mayCounter(facts, { changeId: 'c1', standing: back }, person('M2', 'moderator')).allowed).toBe(false);
});

test('a counter-proposal is not answered by another', () => {
  expect(open(review([c1], { original: change('c0') }))).toBe('not-now');
});

test('holds other words than the change and the edition, and nothing beside their place', () => {
  const answer = (gaps: [number, number][], payloadHash = 'other words') =>
    refusal(() => mustAnswer(c1, [{ aspect: 'body', gaps, payloadHash }]));
  expect(answer([[12, 20]])).toBeNull();
  expect(answer([[16, 20]])).toBe('beside-the-change');
  expect(answer([[10, 14]], c1.payloadHash)).toBe('nothing-changed');
  expect(refusal(() => mustAnswer(c1, []))).toBe('nothing-changed');
  const heading = { aspect: 'heading', gaps: null, payloadHash: 'h' };
  expect(refusal(() => mustAnswer(c1, [heading]))).toBe('beside-the-change');
});
