import { expect, test } from '@jest/globals';
import { approvalRules, decide, finishRound, mayDecide } from './index.js';
import { acceptedChange, change, line, moderator, pending, person, refusal, review } from './testing/facts.js';

const c1 = change('c1', { gaps: [[1, 2]] });
const c2 = change('c2', { gaps: [[5, 6]] });
const c3 = change('c3', { gaps: [[9, 10]] });
const c4 = change('c4', { aspect: 'heading', gaps: null });
const round = review([c1, c2, c3, c4]);

test('a round with one change returned goes back to its authors when nothing is open (worked example 1)', () => {
  const tray = [line(c1, 'accepted'), line(c4, 'accepted'), line(c3, 'rejected', 'No'), line(c2, 'returned', 'Which?')];
  const { next, events } = decide(round, tray, moderator);
  expect(next.decided.map((one) => [one.changeId, one.outcome, one.seq, one.reason])).toEqual([
    ['c1', 'accepted', 1, null],
    ['c4', 'accepted', 1, null],
    ['c3', 'rejected', 1, 'No'],
    ['c2', 'returned', 1, 'Which?'],
  ]);
  expect(next.finished).toEqual({ state: 'drafting' });
  expect(events.map((event) => event.action)).toEqual([
    'change.accepted',
    'change.accepted',
    'change.rejected',
    'change.returned',
    'proposal.returned',
  ]);
});

test('a round in which a change is still open goes on', () => {
  expect(decide(round, [line(c1, 'accepted'), line(c2, 'accepted')], moderator).next.finished).toBeNull();
});

test('a round without returned changes closes the proposal', () => {
  const tray = [c1, c2, c3, c4].map((one) => line(one, 'accepted'));
  const { next, events } = decide(round, tray, moderator);
  expect(next.finished).toEqual({ state: 'closed' });
  expect(events.at(-1)?.action).toBe('proposal.closed');
});

test('one line that can not be refuses the whole batch', () => {
  const tray = [line(c1, 'accepted'), line(c2, 'rejected')];
  expect(refusal(() => decide(round, tray, moderator))).toBe('reason-missing');
});

test('a change that is not of the proposal, or is named twice, is malformed', () => {
  expect(refusal(() => decide(round, [line(change('other'), 'accepted')], moderator))).toBe('malformed');
  expect(refusal(() => decide(round, [line(c1, 'accepted'), line(c1, 'accepted')], moderator))).toBe('malformed');
});

test('a take-out after the round is a rejection with its cause; the proposal stays as it is (worked example 7)', () => {
  const gone = acceptedChange('c1', { roundOpen: false });
  const facts = review([gone], { proposalState: 'withdrawn', pending: [pending('c1')] });
  const { next, events } = decide(facts, [line(gone, 'rejected', 'The Act was repealed')], moderator);
  expect(next.decided[0]).toMatchObject({ seq: 2, cause: 'taken-out', draft: { put: false, heir: null } });
  expect(next.finished).toBeNull();
  expect(events.map((event) => event.action)).toEqual(['change.taken-out']);
});

test('taking out one of two identical changes leaves the edit to the other', () => {
  const one = acceptedChange('c1', { roundOpen: false });
  const facts = review([one], { pending: [pending('c1'), pending('c6', { sameAs: 'c1' })] });
  const { next } = decide(facts, [line(one, 'rejected', 'because')], moderator);
  expect(next.decided[0]?.draft).toEqual({ put: false, heir: 'c6' });
});

test('what is scheduled or published is not taken out', () => {
  for (const heldBy of ['scheduled', 'published'] as const) {
    const one = acceptedChange('c1', { heldBy });
    expect(refusal(() => decide(review([one]), [line(one, 'rejected', 'r')], moderator))).toBe('not-now');
  }
});

test('accepting a counter-change amends the open original; taking it out returns the original (worked example 5)', () => {
  const counter = change('k1');
  const facts = review([counter], {
    original: c2,
    contributors: new Set(['M1']),
    originalContributors: new Set(['A']),
  });
  const second = person('M2', 'moderator');
  expect(decide(facts, [line(counter, 'accepted')], second).next.original).toEqual({
    changeId: 'c2',
    seq: 1,
    outcome: 'amended',
  });
  expect(decide(facts, [line(counter, 'rejected', 'r')], second).next.original).toBeNull();
  const recalled = { ...facts, original: change('c2', { outcome: 'recalled', roundOpen: false }) };
  expect(decide(recalled, [line(counter, 'accepted')], second).next.original).toBeNull();
  const taken = acceptedChange('k1', { roundOpen: false });
  const later = { ...facts, changes: [taken], original: change('c2', { outcome: 'amended', seq: 1 }) };
  expect(decide(later, [line(taken, 'rejected', 'r')], second).next.original).toEqual({
    changeId: 'c2',
    seq: 2,
    outcome: 'returned',
  });
});

test('what a person may do with one change is told per outcome', () => {
  expect(mayDecide(round, 'c1', moderator)).toEqual({
    accept: { allowed: true },
    reject: { allowed: true },
    return: { allowed: true },
  });
  expect(mayDecide(round, 'c1', person('A', 'moderator')).accept).toEqual({ allowed: false, because: 'own-words' });
  expect(mayDecide(round, 'c1', person('X', 'officer')).reject).toEqual({ allowed: false, because: 'not-allowed' });
});

test('permission is told before state, and state before version', () => {
  const wrong = { ...line(change('c1', { outcome: 'accepted' }), 'accepted'), seq: -1, payloadHash: 'another' };
  expect(refusal(() => decide(round, [wrong], person('X', 'officer')))).toBe('not-allowed');
  expect(refusal(() => decide(round, [wrong], moderator))).toBe('decided');
  expect(new Set(approvalRules).size).toBe(approvalRules.length);
});

test('withdrawn and recalled changes keep no round open', () => {
  expect(finishRound(['accepted', 'amended', 'carried'])).toEqual({ state: 'closed' });
  expect(finishRound(['rejected', 'returned'])).toEqual({ state: 'drafting' });
  expect(finishRound(['returned', 'open'])).toBeNull();
});
