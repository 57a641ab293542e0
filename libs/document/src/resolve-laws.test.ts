import { describe, expect, it } from '@jest/globals';

import { apply } from './apply.js';
import { touch } from './change.js';
import { compare } from './compare.js';
import { fromPlainText, plainText } from './doc.js';
import { excerptOf } from './excerpt.js';
import { merge } from './merge.js';
import { changesFor, conflictHash, resolve, wordsSpan } from './resolve.js';
import type { Take } from './resolve.js';
import { isValid } from './testing/edits.js';
import { ensure, holds, lawTime, threeOf } from './testing/laws.js';

describe('resolve', () => {
  it(
    'is the merge where nobody chose, gives each side back whole, and always a valid text',
    () => {
      holds(
        (input) => {
          const { base, target: theirs, mine, chance } = threeOf(input);
          const merged = merge(base, theirs, mine);
          const untouched = resolve(base, theirs, mine, () => undefined);
          ensure(untouched.doc.eq(merged.doc));
          expect(untouched.open).toEqual(merged.conflicts);
          const published = resolve(base, theirs, mine, () => 'published');
          ensure(published.doc.eq(merged.doc));
          const takes: readonly (Take | undefined)[] = [
            'mine',
            'published',
            'both',
            { words: 'Other words' },
            undefined,
          ];
          const mixed = resolve(base, theirs, mine, () => chance.pick(takes));
          ensure(isValid(mixed.doc));
          expect(new Set(merged.conflicts.map(conflictHash)).size).toBe(merged.conflicts.length);
          // Without any of theirs beside the conflicts, mine everywhere is my text.
          const all = resolve(base, theirs, mine, () => 'mine');
          const beside = compare(base, theirs).filter(
            (change) => !merged.conflicts.some((conflict) => conflict.theirs.some((their) => touch(their, change))),
          );
          if (all.open.length === 0 && beside.length === 0) ensure(all.doc.eq(mine));
        },
        { share: 0.2 },
      );
    },
    lawTime,
  );

  it(
    'shows each conflict in an excerpt in which both sides and every choice can be drawn',
    () => {
      holds(
        (input) => {
          const { base, target: theirs, mine } = threeOf(input);
          for (const conflict of merge(base, theirs, mine).conflicts) {
            const excerpt = excerptOf(base, [...conflict.theirs, ...conflict.mine]);
            for (const take of ['mine', 'published'] as const) {
              const changes = changesFor(base, conflict, take) ?? [];
              const within = excerpt.within(changes);
              expect(within).toHaveLength(changes.length);
              expect(() => apply(excerpt.doc, within)).not.toThrow();
            }
          }
        },
        { share: 0.2 },
      );
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
    const [conflict] = merge(...texts).conflicts;
    expect(conflict && wordsSpan(texts[0], conflict)).toBeNull();
  });
});
