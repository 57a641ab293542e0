import { describe, expect, it } from '@jest/globals';

import { apply } from './apply.js';
import { touch } from './change.js';
import { compareUnchecked } from './compare.js';
import type { Doc } from './doc.js';
import { schema } from './schema.js';
import { edited, indented, isValid } from './testing/edits.js';
import { ensure, holds, lawTime } from './testing/laws.js';
import { Chance } from './testing/random.js';
import { textOf } from './testing/texts.js';

const { doc, paragraph, bulletList, listItem } = schema.nodes;

function listOf(...items: (string | [string, string])[]): Doc {
  const item = (words: string) => listItem.create(null, paragraph.create(null, schema.text(words)));
  const made = items.map((held) =>
    typeof held === 'string'
      ? item(held)
      : listItem.create(null, [item(held[0]).firstChild!, bulletList.create(null, item(held[1]))]),
  );
  return doc.create(null, bulletList.create(null, made));
}

describe('an indented item', () => {
  it.each([
    [
      'put in',
      listOf('one first thing', 'another second thing', 'last'),
      listOf(['one first thing', 'another second thing'], 'last'),
    ],
    [
      'taken out',
      listOf(['one first thing', 'another second thing'], 'last'),
      listOf('one first thing', 'another second thing', 'last'),
    ],
  ])('that is %s is one move', (_, base, target) => {
    const changes = compareUnchecked(base, target);
    expect(changes.map(({ kind, words }) => [kind, words.before, words.after])).toEqual([
      ['moved', 'another second thing', 'another second thing'],
    ]);
    ensure(apply(base, changes).eq(target));
  });

  it(
    'keeps the laws, whatever else changes',
    () => {
      holds(({ seed, blocks, edits }) => {
        const chance = new Chance(seed);
        const flat = textOf(chance, blocks);
        const deep = indented(chance, flat);
        if (!deep) return;
        const count = Math.floor(edits / 3);
        for (const [base, target] of [
          [flat, edited(chance, deep, count)],
          [deep, edited(chance, flat, count)],
        ] as const) {
          const changes = compareUnchecked(base, target);
          ensure(apply(base, changes).eq(target));
          for (const [i, a] of changes.entries()) for (const b of changes.slice(i + 1)) ensure(!touch(a, b));
          for (let i = 0; i < 3; i++)
            expect(
              isValid(
                apply(
                  base,
                  changes.filter(() => chance.is(0.5)),
                ),
              ),
            ).toBe(true);
        }
      });
    },
    lawTime,
  );
});
