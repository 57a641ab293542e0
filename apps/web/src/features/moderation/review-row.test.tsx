import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { ReviewChange } from '@tarmeem/contract';
import { ReviewRow } from './review-row.js';
import { allowed, nothing, part } from '../../testing/form.js';
import { show } from '../../testing/show.js';

afterEach(cleanup);

const overlap = (proposal: number, pending = false) => ({
  changeId: String(proposal),
  proposal,
  same: false,
  pending,
  organisation: `Body ${String(proposal)}`,
});
const row = (overlaps: object[]) => {
  const change = part<ReviewChange>({
    id: 'c',
    outcome: 'open',
    aspect: 'heading',
    payload: { before: 'Police', after: 'Police of Sindh' },
    decisions: [],
    decidedBefore: null,
    decidedHere: [],
    counters: [],
    overlaps,
    may: { accept: allowed, reject: allowed, return: allowed, counter: allowed },
  });
  const acts = {
    onPick: nothing,
    onAccept: nothing,
    onAsk: nothing,
    onMark: nothing,
    onCancel: nothing,
    onUndo: nothing,
    onCounter: nothing,
    onDiscuss: nothing,
  };
  return (
    <ReviewRow
      it={{ change, number: 1, box: 'open', sectionId: 's' } as never}
      mark={undefined}
      current={false}
      proposalId="p"
      sources={[]}
      asking={null}
      discussing={false}
      {...acts}
    />
  );
};
const told = () => screen.getAllByText(/^Body /u).map(({ textContent }) => textContent);

test('of many proposals at the same words a few are told, the accepted one first, and the others when asked for', async () => {
  show(row([...Array.from({ length: 20 }, (_, at) => overlap(at + 1)), overlap(99, true)]));
  const more = await screen.findByRole('button', { name: '18 more' });
  expect(told()).toEqual(['Body 99', 'Body 1', 'Body 2']);
  fireEvent.click(more);
  expect(told()).toHaveLength(21);
  expect(more.getAttribute('aria-expanded')).toBe('true');
  cleanup();
  show(row([1, 2, 3, 4].map((number) => overlap(number))));
  await screen.findByText('Body 4');
  expect(screen.queryByRole('button', { name: /more/u })).toBeNull();
});
