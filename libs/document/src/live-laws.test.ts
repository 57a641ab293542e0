import { describe, expect, it } from '@jest/globals';
import { Fragment } from 'prosemirror-model';

import { apply } from './apply.js';
import { touch } from './change.js';
import { compare } from './compare.js';
import type { Doc } from './doc.js';
import { LiveComparison } from './live.js';
import { place } from './place.js';
import { schema } from './schema.js';
import { edited } from './testing/edits.js';
import { ensure, holds, lawTime, pairOf } from './testing/laws.js';
import type { Chance } from './testing/random.js';
import { paragraphOf, wordOf } from './testing/texts.js';

/** A key struck somewhere: letters put in or taken out of one block, whatever it is in; now and then a larger edit. */
function typed(chance: Chance, doc: Doc): Doc {
  if (chance.is(0.15)) return edited(chance, doc, 1);
  const index = chance.below(doc.childCount);
  return doc.copy(doc.content.replaceChild(index, writtenIn(chance, doc.child(index))));
}

function writtenIn(chance: Chance, node: Doc): Doc {
  if (node.isLeaf) return node;
  if (!node.isTextblock) {
    const index = chance.below(node.childCount);
    return node.copy(node.content.replaceChild(index, writtenIn(chance, node.child(index))));
  }
  if (chance.is(0.1)) return node.copy(paragraphOf(chance).content);
  if (node.content.size > 0 && chance.is(0.3)) return node.copy(Fragment.from(node.content.content.slice(1)));
  const words = schema.text(chance.is(0.5) ? 'x' : ` ${wordOf(chance)}`);
  return node.copy(Fragment.fromArray(chance.is(0.5) ? [...node.children, words] : [words, ...node.children]));
}

describe('a live comparison', () => {
  it(
    'tells at each key what makes the text, apart from each other and at its place',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const live = new LiveComparison(base);
        let now = target;
        for (let key = 0; key < 5; key++) {
          const { changes, placed } = live.at(now);
          ensure(apply(base, changes).eq(now));
          expect(JSON.stringify(placed)).toBe(JSON.stringify(place(base, changes)));
          for (const [i, a] of changes.entries()) for (const b of changes.slice(i + 1)) ensure(!touch(a, b));
          now = typed(chance, now);
        }
      });
    },
    lawTime,
  );

  it(
    'tells what a comparison of the whole tells, where one letter more is written',
    () => {
      let same = 0;
      let all = 0;
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const live = new LiveComparison(base);
        live.at(target);
        const index = chance.below(target.childCount);
        const block = target.child(index);
        if (!block.isTextblock) return;
        const written = block.copy(Fragment.fromArray([...block.children, schema.text('x')]));
        const now = target.copy(target.content.replaceChild(index, written));
        all++;
        if (JSON.stringify(live.at(now).changes) === JSON.stringify(compare(base, now))) same++;
      });
      expect(same / all).toBeGreaterThan(0.9);
    },
    lawTime,
  );
});
