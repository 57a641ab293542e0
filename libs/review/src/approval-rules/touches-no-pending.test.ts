import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import type { ChangeFacts, PendingFacts } from '../decision-facts.js';
import { acceptedChange, change, line, moderator, pending, refusal, review } from '../testing/facts.js';

const accept = (one: ChangeFacts, ...waiting: PendingFacts[]) =>
  refusal(() => decide(review([one], { pending: waiting }), [line(one, 'accepted')], moderator));

test('a gap shared with an accepted change collides, and names it', () => {
  const c5 = change('c5', { gaps: [[14, 16]] });
  expect(() => decide(review([c5], { pending: [pending('c1')] }), [line(c5, 'accepted')], moderator)).toThrow(
    expect.objectContaining({
      code: 'collides',
      facts: { changeId: 'c5', touches: [{ changeId: 'c1', proposal: 14 }] },
    }),
  );
});

test('one unchanged token between is enough', () => {
  expect(accept(change('c5', { gaps: [[15, 16]] }), pending('c1'))).toBeNull();
  expect(
    accept(
      change('c5', {
        gaps: [
          [1, 2],
          [15, 16],
        ],
      }),
      pending('c1', {
        gaps: [
          [3, 14],
          [17, 20],
        ],
      }),
    ),
  ).toBeNull();
});

test('other sections and other aspects do not touch', () => {
  expect(accept(change('c5'), pending('c1', { sectionId: 'police' }))).toBeNull();
  expect(accept(change('c5'), pending('c1', { aspect: 'heading', gaps: null }))).toBeNull();
});

test('two headings for one section collide', () => {
  const rename = change('c5', { aspect: 'heading', gaps: null });
  expect(accept(rename, pending('c4', { aspect: 'heading', gaps: null }))).toBe('collides');
});

test('an identical change is accepted as the same', () => {
  const c6 = change('c6', { payloadHash: 'hash of c1' });
  const { next, events } = decide(review([c6], { pending: [pending('c1')] }), [line(c6, 'accepted')], moderator);
  expect(next.decided[0]?.draft).toEqual({ put: true, sameAs: 'c1' });
  expect(events[0]).toMatchObject({ action: 'change.accepted', facts: { seq: 1, sameAs: 'c1' } });
});

test('a third of the same is the same as the first, not as the second', () => {
  const c8 = change('c8', { payloadHash: 'hash of c1' });
  const waiting = [pending('c6', { payloadHash: 'hash of c1', sameAs: 'c1' }), pending('c1')];
  const { next } = decide(review([c8], { pending: waiting }), [line(c8, 'accepted')], moderator);
  expect(next.decided[0]?.draft).toEqual({ put: true, sameAs: 'c1' });
});

test('what the same batch takes out is in nobody’s way', () => {
  const [c1, c5] = [acceptedChange('c1'), change('c5')];
  const facts = review([c1, c5], { pending: [pending('c1')] });
  expect(
    refusal(() => decide(facts, [line(c1, 'rejected', 'c5 is better'), line(c5, 'accepted')], moderator)),
  ).toBeNull();
});

test('retiring a section collides with whatever waits in it or under it, and the reverse', () => {
  const retire = change('c9', { aspect: 'standing', gaps: null, retires: true });
  expect(accept(retire, pending('c1'))).toBe('collides');
  expect(accept(retire, pending('c7', { sectionId: 'x', aspect: 'standing', gaps: null, under: 'scpa' }))).toBe(
    'collides',
  );
  expect(accept(retire, pending('c7', { sectionId: 'x', aspect: 'standing', gaps: null, under: 'other' }))).toBeNull();
  const retired = pending('c9', { aspect: 'standing', gaps: null, retires: true });
  expect(accept(change('c1'), retired)).toBe('collides');
  expect(accept(change('c7', { sectionId: 'x', aspect: 'place', gaps: null, under: 'scpa' }), retired)).toBe(
    'collides',
  );
});

test('rejecting and returning touch nothing', () => {
  const c5 = change('c5');
  for (const outcome of ['rejected', 'returned'] as const)
    expect(
      refusal(() => decide(review([c5], { pending: [pending('c1')] }), [line(c5, outcome, 'r')], moderator)),
    ).toBeNull();
});
