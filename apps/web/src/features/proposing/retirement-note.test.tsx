import { afterEach, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { RetirementNote } from './also-open-note.js';

afterEach(cleanup);

const rival = { proposal: 12, organisation: 'Sindh Police', pending: false, above: null };

test('who would retire the section is told above the text, and nothing where nobody would', async () => {
  show(<RetirementNote retirements={[rival, { ...rival, proposal: 14, above: 'Police' }]} />);
  const note = await screen.findByRole('status');
  expect(note.textContent).toContain('This section is proposed to be retired');
  expect(note.textContent).toContain('proposal 12, Sindh Police, would retire this section');
  expect(note.textContent).toContain('proposal 14, Sindh Police, would retire “Police”, under which it stands here');
  cleanup();
  show(
    <>
      <RetirementNote retirements={[]} />
      <p>The text</p>
    </>,
  );
  await screen.findByText('The text');
  expect(screen.queryByRole('status')).toBeNull();
});

test('a retirement that is accepted is told as what is coming', async () => {
  show(<RetirementNote retirements={[rival, { ...rival, proposal: 14, pending: true }]} />);
  expect((await screen.findByRole('status')).textContent).toMatch(/to be retired in the next edition.*proposal 14/su);
});
