import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { DraftView } from '@tarmeem/contract';
import { allowed, change, draft, nothing, part } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import { ChosenChanges } from './chosen-changes.js';
import { PreparationPanel } from './preparation-panel.js';

afterEach(cleanup);

const none: ReadonlySet<string> = new Set();
const no = { allowed: false, because: 'not-allowed' };
const waiting = {
  ...change,
  position: 1,
  selected: true,
  cameSince: false,
  aspect: 'heading',
  payload: { before: 'Police', after: 'Police of Sindh' },
  proposal: { id: '1', number: 14, organisation: 'Sindh' },
  mayTakeOut: no,
};
const view = (prepare: DraftView['may']['prepare']) =>
  part<DraftView>({
    ...draft,
    blocking: [{ code: 'own-words', detail: '', changeIds: ['1'] }],
    sections: [{ sectionId: 's', heading: 'Sindh Police', changes: [waiting] }],
    may: { ...draft.may, prepare },
  });
const screenOf = (prepare: DraftView['may']['prepare'], onLeaveOut: () => void = nothing) => {
  const choice = { changeNote: 'The name is put right.', major: false, at: '', leaveOut: new Set<string>() };
  const acts = {
    arrived: none,
    onChoice: nothing,
    onPrepare: nothing,
    onPrepared: nothing,
    onPublish: nothing,
    onSchedule: nothing,
  };
  const it = view(prepare);
  show(
    <>
      <ChosenChanges draft={it} leaveOut={choice.leaveOut} arrived={none} onLeaveOut={onLeaveOut} onTakeOut={nothing} />
      <PreparationPanel draft={it} choice={choice} differs={false} {...acts} />
    </>,
  );
};

test('who only publishes reads what was prepared, and is given no form, choice or button for it', async () => {
  screenOf(no);
  await screen.findByText('The name is put right.');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('radio')).toBeNull();
  for (const box of screen.getAllByRole('checkbox')) expect(box).toHaveProperty('disabled', true);
  expect(screen.queryAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Publish…', 'Schedule…']);
  expect(screen.queryByText('Your account may not do this.')).toBeNull();
});

test('who prepares has all of it', async () => {
  let chosen = 0;
  screenOf(allowed, () => (chosen += 1));
  const note = await screen.findByRole('textbox');
  expect(note).toHaveProperty('value', 'The name is put right.');
  fireEvent.click(screen.getAllByRole('checkbox')[0]!);
  expect(chosen).toBe(1);
  expect(screen.getByRole('button', { name: 'Prepare for publication' })).not.toBeNull();
  expect(screen.getByRole('button', { name: /^Take out/u })).not.toBeNull();
});
