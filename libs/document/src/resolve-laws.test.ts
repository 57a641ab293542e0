import { describe, expect, it } from '@jest/globals';

import { apply } from './apply.js';
import { fromPlainText, plainText } from './doc.js';
import { excerptOf } from './excerpt.js';
import { mergeSides } from './merge.js';
import { changesFor, conflictHash, resolve, settle, wordsSpan } from './resolve.js';
import type { Take } from './resolve.js';
import { isValid } from './testing/edits.js';
import { ensure, holds, lawTime, remembered, threeOf } from './testing/laws.js';
import type { Case } from './testing/laws.js';

const takes: readonly (Take | undefined)[] = ['mine', 'published', 'both', { words: 'Other words' }, undefined];

/** Most of the texts are short, so that the two sides often meet. */
const mergedThree = remembered((given: Case) => {
  const input = given.seed % 5 === 0 ? given : { ...given, blocks: Math.ceil(given.blocks / 2) };
  const { base, target: theirs, mine, chance } = threeOf(input);
  return { base, theirs, mine, chance, sides: mergeSides(base, theirs, mine) };
});

describe('resolve', () => {
  it(
    'is the merge where nobody chose, gives each side back whole, and always a valid text',
    () => {
      holds((input) => {
        const { base, theirs, mine, sides, ...more } = mergedThree(input);
        const { merged, published } = sides;
        const chance = more.chance.copy();
        const mixed = resolve(base, theirs, mine, () => chance.pick(takes));
        ensure(isValid(mixed.doc));
        if (merged.conflicts.length === 0) return ensure(mixed.doc.eq(merged.doc) && mixed.open.length === 0);
        const untouched = settle(base, sides, () => undefined);
        ensure(untouched.doc.eq(merged.doc));
        expect(untouched.open).toEqual(merged.conflicts);
        ensure(settle(base, sides, () => 'published').doc.eq(merged.doc));
        ensure(new Set(merged.conflicts.map(conflictHash)).size === merged.conflicts.length);
        // Without any of theirs beside the conflicts, mine everywhere is my text.
        const all = settle(base, sides, () => 'mine');
        const clashing = new Set(merged.conflicts.flatMap((conflict) => conflict.theirs));
        const isMineAlone = published.every((change) => clashing.has(change));
        if (all.open.length === 0 && isMineAlone) ensure(all.doc.eq(mine));
      });
    },
    lawTime,
  );

  it(
    'shows each conflict in an excerpt in which both sides and every choice can be drawn',
    () => {
      holds((input) => {
        const { base, sides } = mergedThree(input);
        for (const conflict of sides.merged.conflicts) {
          const excerpt = excerptOf(base, [...conflict.theirs, ...conflict.mine]);
          for (const take of ['mine', 'published'] as const) {
            const changes = changesFor(base, conflict, take) ?? [];
            const within = excerpt.within(changes);
            ensure(within.length === changes.length);
            ensure(isValid(apply(excerpt.doc, within)));
          }
        }
      });
    },
    lawTime,
  );
});

describe('a choice at a conflict', () => {
  const choose = (base: string, theirs: string, mine: string, take: Take) => {
    const texts = [fromPlainText(base), fromPlainText(theirs), fromPlainText(mine)] as const;
    const done = resolve(...texts, () => take);
    expect(done.conflicts).toHaveLength(1);
    return done.open.length > 0 ? null : plainText(done.doc);
  };
  const base = 'SCPA operates a helpline (1121) dedicated to cases.';
  const theirs = 'SCPA operates the Child Helpline (1121 or 1099) dedicated to cases.';
  const mine = 'SCPA operates a helpline (1121, free of charge) dedicated to cases.';

  it.each<[Take, string]>([
    ['published', theirs],
    ['mine', 'SCPA operates the Child Helpline (1121, free of charge) dedicated to cases.'],
    [
      { words: ' or 1099, free of charge' },
      'SCPA operates the Child Helpline (1121 or 1099, free of charge) dedicated to cases.',
    ],
  ])('is taken: %j', (take, wanted) => {
    expect(choose(base, theirs, mine, take)).toBe(wanted);
  });

  it('can be both: the published words, then mine', () => {
    expect(choose(base, theirs, mine, 'both')).toContain('1121 or 1099');
    expect(choose(base, theirs, mine, 'both')).toContain('free of charge');
    expect(choose('One two.', 'One red two.', 'One blue two.', 'both')).toBe('One red blue two.');
    expect(choose('One two three.', 'One zwei three.', 'One deux three.', 'both')).toBe('One zwei deux three.');
  });

  it('is not both where one side took the paragraph out', () => {
    expect(choose('One.\n\nTwo words here.', 'One.', 'One.\n\nTwo new words here.', 'both')).toBeNull();
  });

  it('has words to write in only inside one block', () => {
    const texts = [
      fromPlainText('One.\n\nTwo words here.'),
      fromPlainText('One.'),
      fromPlainText('One.\n\nTwo new words here.'),
    ] as const;
    const [conflict] = mergeSides(...texts).merged.conflicts;
    expect(conflict && wordsSpan(texts[0], conflict)).toBeNull();
  });
});
