import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { ChangeView, ProposalSummary, ProposalView } from '@tarmeem/contract';
import type { Change } from '@tarmeem/document';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { WrittenChanges } from '../../editor/written-changes.js';
import { part, proposal } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import { languageOf } from '../../text/words.js';
import { proposalNeeds } from '../home/needs.js';
import AskedBackNote from './asked-back-note.js';
import { SubmitDialog } from './submit-dialog.js';

beforeAll(() => {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close: () => undefined,
  });
});
afterEach(cleanup);

const lawful: Change = {
  kind: 'replaced',
  gaps: [[4, 13]],
  splices: [],
  words: { kind: 'replaced', before: 'equitable', after: 'lawful', place: { base: 1, target: 1, heading: '' } },
};
const returned = (id: string, sectionId: string, reason: string) =>
  part<ChangeView>({
    id,
    sectionId,
    position: 1,
    round: 1,
    aspect: 'body',
    payload: lawful,
    outcome: 'returned',
    edition: null,
    amendedBy: null,
    decisions: [
      {
        seq: 1,
        outcome: 'returned',
        reason,
        cause: null,
        edition: null,
        decidedBy: { id: 'm', name: 'Mariam Khan' },
        at: '2026-11-29T08:00:00Z',
      },
    ],
  });
const back: ProposalView = {
  ...proposal,
  state: 'drafting',
  round: 1,
  parked: [],
  sections: [
    { sectionId: '7', heading: 'Labor Department', jurisdiction: 'sindh' },
    { sectionId: '8', heading: 'Sindh Police', jurisdiction: 'sindh' },
  ],
  changes: [returned('1', '7', 'Which section of the Act?'), returned('2', '8', 'Since when?')],
};

test('who got a change back reads the question above the text, with the way to its words and to those of other sections', async () => {
  const written = new WrittenChanges();
  written.set([{ ...lawful, words: { ...lawful.words, after: 'lawful and fair' } }]);
  const picked: number[] = [];
  show(<AskedBackNote proposal={back} sectionId="7" written={written} onPick={(at) => picked.push(at)} />);
  await screen.findByText('Which section of the Act?');
  expect(screen.queryByText('Since when?')).toBe(null);
  fireEvent.click(screen.getByRole('button', { name: 'Replaced in ¶ 1' }));
  expect(picked).toEqual([0]);
  const there = screen.getByRole('link', { name: '1 more in “Sindh Police”' });
  expect(there.getAttribute('href')).toMatch(/section=(?:8|%228%22)$/u);
  screen.getByRole('button', { name: 'Answer…' });
});

test('where changes are submitted again, what was asked stands above the field of the answer', async () => {
  Object.assign(globalThis, {
    fetch: async (address: string) => ({
      ok: true,
      status: 200,
      text: async () => JSON.stringify(address.endsWith('/proposals/1') ? back : { sections: [], items: [] }),
      headers: new Map(),
    }),
  });
  show(
    <SubmitDialog proposalId="1" flush={async () => true} onReload={async () => undefined} onClose={() => undefined} />,
  );
  await screen.findByText('Since when?');
  screen.getByText('Which section of the Act?');
  screen.getByLabelText(/^Your answer, and what you propose/u);
});

test('home tells of changes that came back also while a newer edition has made the draft outdated', async () => {
  const draft = {
    ...back,
    returned: true,
    outdated: true,
    title: 'Lawful',
    strip: [],
    updatedAt: '2026-11-29T08:00:00Z',
  };
  show(<ul>{proposalNeeds(languageOf('en'), part<ProposalSummary>(draft))}</ul>);
  await screen.findByRole('link', { name: 'Answer' });
  screen.getByRole('link', { name: 'Bring up to date' });
});
