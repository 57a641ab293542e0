import { expect, test } from '@jest/globals';
import { meetings } from './also-open.js';

const item = (proposal: number, gaps: [number, number][], revisionId = 'r', aspect: 'body' | 'heading' = 'body') => ({
  proposal,
  organisation: 'Sindh Police',
  aspect,
  revisionId,
  gaps,
});

test('a change meets what covers a place of its own in the same text, each proposal once', () => {
  const others = [
    item(7, [[1, 2]]),
    item(8, [[4, 6]]),
    item(8, [[6, 6]]),
    item(9, [[5, 5]], 'older'),
    item(10, [], 'r', 'heading'),
  ];
  expect(meetings(others, { gaps: [[5, 7]] }, 'r').map(({ proposal }) => proposal)).toEqual([8]);
  expect(meetings(others, { gaps: [[3, 3]] }, 'r')).toEqual([]);
  expect(meetings(others, 'heading', 'r').map(({ proposal }) => proposal)).toEqual([10]);
});
