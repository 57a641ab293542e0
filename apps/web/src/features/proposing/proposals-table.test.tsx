import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ProposalSummary } from '@tarmeem/contract';
import { cleanup, screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { ProposalsTable } from './proposals-table.js';

afterEach(cleanup);

const contents = [
  { sectionId: '6', parentId: null, heading: 'Sindh' },
  { sectionId: '7', parentId: '6', heading: 'Labor Department' },
];
beforeEach(() => {
  Object.assign(globalThis, {
    fetch: async () => ({
      ok: true,
      status: 200,
      text: async () => JSON.stringify({ sections: contents }),
      headers: new Map(),
    }),
  });
});
const draft = {
  id: '1',
  number: null,
  title: '',
  state: 'drafting',
  round: 0,
  updatedAt: '2026-01-05T09:00:00Z',
  submittedAt: null,
  sections: [{ sectionId: '7', heading: 'Labor Department', jurisdiction: 'sindh' }],
  strip: [],
} as unknown as ProposalSummary;

test('a draft without a title is known by its section, named with that above it', async () => {
  show(<ProposalsTable proposals={[draft]} label="Proposals" />);
  expect(await screen.findByText('Sindh › Labor Department')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Untitled draft' })).toBeTruthy();
});

test('a draft without a title and a section is known by its day, one with a title by that', async () => {
  const empty = { ...draft, sections: [] };
  show(<ProposalsTable proposals={[empty, { ...empty, id: '2', title: 'Fees' }]} label="Proposals" />);
  expect(await screen.findByRole('link', { name: 'Draft of 5 January 2026, nothing changed yet' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Fees' })).toBeTruthy();
});
