import { expect, test } from '@jest/globals';
import type { ReviewChange, ReviewView } from '@tarmeem/contract';
import { underReview } from './under-review.js';

const verdict = { allowed: true };
const may = { accept: verdict, reject: verdict, return: verdict, counter: verdict };
const change = (id: string, position: number) =>
  ({ id, position, outcome: 'open', seq: 0, may }) as unknown as ReviewChange;
const section = (sectionId: string, ...changes: ReviewChange[]) =>
  ({ sectionId, changes }) as unknown as ReviewView['sections'][number];

test('what an edition left open keeps the number it was submitted with', () => {
  const left = [section('police', change('a', 2)), section('labor', change('b', 5), change('c', 7))];
  expect(underReview(left, []).map(({ number, sectionId }) => [number, sectionId])).toEqual([
    [2, 'police'],
    [5, 'labor'],
    [7, 'labor'],
  ]);
});

test('a mark shows until somebody decided since, and what nobody here may decide is locked', () => {
  const none = { allowed: false };
  const locked = {
    ...change('c', 3),
    may: { accept: none, reject: none, return: none, counter: none },
  } as ReviewChange;
  const decided = { ...change('b', 2), outcome: 'rejected', seq: 1 } as ReviewChange;
  const marks = ['a', 'b'].map((changeId) => ({ changeId, outcome: 'accepted' as const, reason: '', seq: 0 }));
  expect(underReview([section('labor', change('a', 1), decided, locked)], marks).map(({ box }) => box)).toEqual([
    'accepted',
    'rejected',
    'lock',
  ]);
});
