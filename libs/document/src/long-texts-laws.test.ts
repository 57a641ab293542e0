import { describe, expect, it } from '@jest/globals';

import type { Change } from './change.js';
import { compareUnchecked } from './compare.js';
import type { Doc } from './doc.js';
import { docOf, paragraphs, vocabularyOf, wordsEdited } from './testing/known-edits.js';
import { holds, lawTime, shareEdited } from './testing/laws.js';
import { Chance } from './testing/random.js';

/** The share of a base that changes take out. */
function claimed(base: Doc, changes: readonly Change[]): number {
  return (
    changes.flatMap(({ splices }) => splices).reduce((sum, { from, to }) => sum + to - from, 0) / base.content.size
  );
}

/** Words of two or three paragraphs that moved past each other: either may be the one that is told. */
const besideMoves = 150;

/**
 * Texts of 40 to 68 paragraphs from some two hundred different words to thousands; and one in twenty of 200 and more, also from a dozen words, of
 * which none is rare (in shorter texts of fewer words chance alone makes blocks alike). From 21 paragraphs on blocks are no longer all
 * weighed with all others.
 */
function longText({ seed, blocks }: { seed: number; blocks: number }) {
  const chance = new Chance(seed);
  const isLongest = chance.is(0.05);
  const vocabulary = vocabularyOf(Math.round(isLongest ? 12 * 2 ** chance.below(9) : 192 * 2 ** chance.below(5)));
  const count = isLongest ? 190 + blocks * 10 : 36 + blocks * 4;
  const base = paragraphs(chance, count, vocabulary);
  return { chance, vocabulary, base, size: base.reduce((sum, words) => sum + words.length, 0) };
}

describe('a long text', () => {
  it(
    'loses no more to changes than was edited, whatever its vocabulary',
    () => {
      holds(({ edits, ...input }) => {
        const { chance, vocabulary, base, size } = longText(input);
        const target = wordsEdited(chance, base, { rate: shareEdited(edits), vocabulary });
        const doc = docOf(base);
        const changes = compareUnchecked(doc, docOf(target.blocks));
        expect(claimed(doc, changes)).toBeLessThanOrEqual((1.1 * target.gone) / size + 0.005);
      });
    },
    lawTime,
  );

  it(
    'loses no more to changes than was edited or moved, and is told of most moves',
    () => {
      let told = 0;
      let made = 0;
      holds(({ edits, ...input }) => {
        const { chance, vocabulary, base, size } = longText(input);
        const target = wordsEdited(chance, base, { rate: 0.05, vocabulary });
        let moved = 0;
        for (let i = 0; i < edits; i++) {
          const [block] = target.blocks.splice(chance.below(target.blocks.length), 1);
          target.blocks.splice(chance.below(target.blocks.length + 1), 0, block!);
          moved += block!.length;
        }
        const doc = docOf(base);
        const changes = compareUnchecked(doc, docOf(target.blocks));
        told += changes.filter(({ kind }) => kind === 'moved').length;
        made += edits;
        expect(claimed(doc, changes)).toBeLessThanOrEqual((1.1 * (target.gone + moved) + besideMoves) / size);
      });
      expect(told / made).toBeGreaterThanOrEqual(0.75);
    },
    lawTime,
  );
});
