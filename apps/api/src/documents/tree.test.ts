import { describe, expect, it } from '@jest/globals';
import type { TreeEntry } from '@tarmeem/review';
import { inReadingOrder } from './tree.js';

const entry = (sectionId: string, more: Partial<TreeEntry> = {}): TreeEntry => ({
  sectionId,
  parentId: null,
  afterId: null,
  live: true,
  fromSeq: 1,
  ...more,
});
const order = (...entries: TreeEntry[]) =>
  inReadingOrder(entries).map(({ entry: { sectionId }, depth }) => `${'-'.repeat(depth)}${sectionId}`);

describe('The reading order of sections', () => {
  it('follows each section after its sibling, and those below it first', () => {
    expect(
      order(
        entry('c', { afterId: 'b' }),
        entry('a'),
        entry('b', { afterId: 'a' }),
        entry('a2', { parentId: 'a', afterId: 'a1' }),
        entry('a1', { parentId: 'a' }),
      ),
    ).toEqual(['a', '-a1', '-a2', 'b', 'c']);
  });

  it('puts the newest of two after the same sibling nearest to it', () => {
    expect(order(entry('a'), entry('old', { afterId: 'a' }), entry('new', { afterId: 'a', fromSeq: 2 }))).toEqual([
      'a',
      'new',
      'old',
    ]);
  });

  it('leaves retired sections out, and what stood after one stands after the sibling before it', () => {
    expect(
      order(
        entry('a'),
        entry('gone', { afterId: 'a', live: false }),
        entry('b', { afterId: 'gone' }),
        entry('c', { afterId: 'b' }),
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  it('loses nobody: a section whose sibling went elsewhere, or a circle, comes last', () => {
    expect(order(entry('stray', { afterId: 'elsewhere' }), entry('a'))).toEqual(['a', 'stray']);
    expect(order(entry('a'), entry('x', { afterId: 'y' }), entry('y', { afterId: 'x' })).sort()).toEqual([
      'a',
      'x',
      'y',
    ]);
  });
});
