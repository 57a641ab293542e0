import { expect, test } from '@jest/globals';
import { decide } from '../decide.js';
import type { Actor } from '../roles.js';
import { change, kp, line, person, punjab, refusal, review } from '../testing/facts.js';

const edit = change('edit', { places: [kp] });
const move = change('move', { aspect: 'place', gaps: null, places: [kp, punjab] });
const decideAs = (decider: Actor, one = edit, outcome: 'accepted' | 'returned' | 'rejected' = 'accepted') =>
  refusal(() => decide(review([one]), [line(one, outcome, 'because')], decider));

test.each(['officer', 'focal-person', 'publisher', 'administrator'] as const)(
  'a grant as %s decides nothing',
  (role) => {
    expect(decideAs(person('X', role))).toBe('not-allowed');
  },
);

test('a moderator decides where a grant covers the section', () => {
  expect(decideAs(person('X', 'moderator'))).toBeNull();
  expect(decideAs(person('X', 'moderator', { jurisdiction: 'kp' }))).toBeNull();
  expect(decideAs(person('X', 'moderator', { jurisdiction: 'punjab' }))).toBe('not-allowed');
  expect(decideAs(person('X', 'moderator', { documentId: 'another' }))).toBe('not-allowed');
});

test('a top-level section needs a grant without jurisdiction', () => {
  const top = change('top', { places: [{ documentId: 'framework', jurisdiction: null }] });
  expect(decideAs(person('X', 'moderator', { jurisdiction: 'kp' }), top)).toBe('not-allowed');
  expect(decideAs(person('X', 'moderator'), top)).toBeNull();
});

test('with one side of a move a moderator returns or rejects it, and does not accept', () => {
  const oneSide = person('X', 'moderator', { jurisdiction: 'punjab' });
  expect(decideAs(oneSide, move)).toBe('not-allowed');
  expect(decideAs(oneSide, move, 'returned')).toBeNull();
  expect(decideAs(oneSide, move, 'rejected')).toBeNull();
  const both = { ...oneSide, grants: [...oneSide.grants, ...person('X', 'moderator', { jurisdiction: 'kp' }).grants] };
  expect(decideAs(both, move)).toBeNull();
});
