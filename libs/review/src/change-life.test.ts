import { expect, test } from '@jest/globals';
import {
  canBecome,
  type ChangeOutcome,
  changeOutcomes,
  type ChangeStanding,
  decidable,
  mayEverBecome,
  type Mover,
} from './change-life.js';
import { decide } from './decide.js';
import { change, line, moderator, refusal, review } from './testing/facts.js';

// Written anew from the specification, not read from the table it checks: from, to, by.
const possible: readonly [ChangeOutcome, ChangeOutcome, Mover][] = [
  ['open', 'accepted', 'moderator'],
  ['open', 'rejected', 'moderator'],
  ['open', 'returned', 'moderator'],
  ['accepted', 'rejected', 'moderator'],
  ['accepted', 'returned', 'moderator'],
  ['rejected', 'accepted', 'moderator'],
  ['rejected', 'returned', 'moderator'],
  ['returned', 'accepted', 'moderator'],
  ['returned', 'rejected', 'moderator'],
  ['amended', 'accepted', 'moderator'],
  ['amended', 'rejected', 'moderator'],
  ['amended', 'returned', 'moderator'],
  ['open', 'recalled', 'author'],
  ['open', 'withdrawn', 'author'],
  ['open', 'amended', 'counter'],
  ['open', 'returned', 'system'],
  ['accepted', 'returned', 'system'],
  ['amended', 'returned', 'system'],
  ['open', 'carried', 'system'],
  ['accepted', 'carried', 'system'],
];
const movers: readonly Mover[] = ['moderator', 'author', 'system', 'counter'];
const cells = movers.flatMap((by) =>
  changeOutcomes.flatMap((from) => changeOutcomes.map((to) => [from, to, by] as const)),
);

test.each(cells)('%s to %s by %s is possible exactly when the specification says so', (from, to, by) => {
  const said = possible.some((one) => one[0] === from && one[1] === to && one[2] === by);
  expect(mayEverBecome(from, to, by)).toBe(said);
});

// Whether a moderator may, in each situation: round open?, later round?, held by which edition?
const situations = [true, false].flatMap((roundOpen) =>
  [true, false].flatMap((laterRound) =>
    ([null, 'draft', 'scheduled', 'published'] as const).map((heldBy) => ({ roundOpen, laterRound, heldBy })),
  ),
);
const expected = (from: ChangeOutcome, to: ChangeOutcome, at: (typeof situations)[number]): boolean => {
  if (!possible.some((one) => one[0] === from && one[1] === to && one[2] === 'moderator')) return false;
  if (from === 'accepted') return at.heldBy === 'draft' && (to === 'rejected' || at.roundOpen);
  if (from === 'rejected' && to === 'accepted') return !at.laterRound;
  return at.roundOpen;
};

test.each(situations)(
  'a moderator decides in time: round open $roundOpen, later round $laterRound, held by $heldBy',
  (at) => {
    for (const from of changeOutcomes)
      for (const to of decidable) {
        const standing: ChangeStanding = { outcome: from, ...at };
        expect([from, to, canBecome(standing, to, 'moderator')]).toEqual([from, to, expected(from, to, at)]);
        const one = change('c1', standing);
        const refused = refusal(() => decide(review([one]), [line(one, to, 'because')], moderator));
        expect([from, to, refused]).toEqual([from, to, expected(from, to, at) ? null : 'not-now']);
      }
  },
);
