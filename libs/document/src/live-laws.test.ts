import { describe, expect, it } from '@jest/globals';
import { Fragment } from 'prosemirror-model';

import { apply, applyTraced } from './apply.js';
import { touch } from './change.js';
import type { Change } from './change.js';
import { compare } from './compare.js';
import type { Doc } from './doc.js';
import { LiveComparison } from './live.js';
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

/** The changes make the text, stand apart from each other, and it is known how the text is made of them. */
function mustTell(live: LiveComparison, base: Doc, now: Doc): void {
  const { changes, kept, put } = live.at(now);
  ensure(apply(base, changes).eq(now));
  const traced = applyTraced(base, changes);
  expect(JSON.stringify(put)).toBe(JSON.stringify(traced.put));
  expect(JSON.stringify(kept)).toBe(JSON.stringify(traced.kept));
  for (const [i, a] of changes.entries()) for (const b of changes.slice(i + 1)) ensure(!touch(a, b));
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
          mustTell(live, base, now);
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

  it(
    'tells what is written on in blocks that are all new, in the words of the change too',
    () => {
      holds((input) => {
        const { base, target, chance } = pairOf(input);
        const live = new LiveComparison(base);
        const fresh = Array.from({ length: 5 }, () => paragraphOf(chance));
        const at = chance.below(target.childCount + 1);
        const blocks = [...target.children];
        blocks.splice(at, 0, ...fresh);
        let now = target.copy(Fragment.fromArray(blocks));
        mustTell(live, base, now);
        for (let key = 0; key < 4; key++) {
          const index = at + 1 + chance.below(3);
          now = now.copy(now.content.replaceChild(index, writtenIn(chance, now.child(index))));
          mustTell(live, base, now);
          const words = (changes: readonly Change[]) => changes.map(({ words: { after } }) => after).join('\n');
          const [told, whole] = [live.at(now).changes, compare(base, now)];
          if (JSON.stringify(told.map(({ gaps }) => gaps)) === JSON.stringify(whole.map(({ gaps }) => gaps)))
            expect(words(told)).toBe(words(whole));
        }
      });
    },
    lawTime,
  );
});
