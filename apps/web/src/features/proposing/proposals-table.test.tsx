import { afterEach, expect, test } from '@jest/globals';
import type { ProposalSummary } from '@tarmeem/contract';
import { cleanup, screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { ProposalsTable } from './proposals-table.js';

afterEach(cleanup);

test('a draft without a title is known by its section, named with that above it', async () => {
  const contents = [
    { sectionId: '6', parentId: null, heading: 'Sindh' },
    { sectionId: '7', parentId: '6', heading: 'Labor Department' },
  ];
  Object.assign(globalThis, {
    fetch: async () => ({
      ok: true,
      status: 200,
      text: async () => JSON.stringify({ sections: contents }),
      headers: new Map(),
    }),
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
  show(<ProposalsTable proposals={[draft]} label="Proposals" />);
  expect(await screen.findByText('Sindh › Labor Department')).toBeTruthy();
});
