import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { DraftView } from '@tarmeem/contract';
import { change, draft, part } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import { DraftScreen } from './draft-screen.js';

afterEach(cleanup);

const base = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Serves the child.' }] }] };
const waiting = (number: number, twins: readonly number[] = []) => ({
  ...change,
  id: String(number),
  position: 1,
  selected: true,
  cameSince: false,
  aspect: 'heading',
  payload: { before: 'Police', after: `Police ${String(number)}` },
  proposal: { id: String(number), number, organisation: 'Sindh' },
  mayTakeOut: { allowed: true },
  twins: twins.map((each) => ({ changeId: String(each), proposal: each, organisation: 'Sindh' })),
});
const over = (changes: object[], more: object = {}) =>
  part<DraftView>({
    ...draft,
    currentNumber: '1.0',
    version: 3,
    changesHash: changes.map((each) => (each as { id: string }).id).join(),
    written: { changeNote: '', major: false, at: null },
    scheduled: null,
    sections: [{ sectionId: 's', heading: 'Police', path: 'police', base, changes }],
    ...more,
  });

let view: DraftView;
let sent: { changesHash: string; leaveOut: string[]; changeNote: string }[];
beforeEach(() => {
  sent = [];
  Object.assign(globalThis, {
    // Answers as the server does: over other changes than there are, a preparation is refused.
    fetch: async (address: string, { method, body }: RequestInit) => {
      const answer = (status: number, it: unknown) => ({
        ok: status < 300,
        status,
        text: async () => JSON.stringify(it),
        headers: new Map(),
      });
      if (method === 'PUT') {
        const input = JSON.parse(body as string) as (typeof sent)[number];
        sent.push(input);
        return input.changesHash === view.changesHash
          ? answer(200, view)
          : answer(412, { status: 412, code: 'stale', title: '', type: '', requestId: '0', facts: { version: 3 } });
      }
      if (address.endsWith('/draft')) return answer(200, view);
      if (address.endsWith('/outline')) return answer(200, { sections: [] });
      return answer(200, []);
    },
  });
});
const ticked = () =>
  screen.getAllByRole<HTMLInputElement>('checkbox', { name: /of proposal/u }).map(({ checked }) => checked);
const prepare = () => fireEvent.click(screen.getByRole('button', { name: 'Prepare for publication' }));

test('what comes in while a note is written is refused, shown, marked and left out, until it is ticked', async () => {
  view = over([waiting(1)]);
  show(<DraftScreen slug="framework" />);
  fireEvent.change(await screen.findByLabelText(/^Change note/u), { target: { value: 'Only the first.' } });
  view = over([waiting(1), waiting(2)]);
  prepare();
  await screen.findByText('Not prepared: the next edition is no longer what you saw.');
  await waitFor(() => expect(ticked()).toEqual([true, false]));
  screen.getByText('Came in while you were choosing');
  screen.getByText(/^1 change came in while you were choosing/u);
  expect(screen.queryByText(/after this was prepared/u)).toBeNull();
  expect(screen.getByLabelText(/^Change note/u)).toHaveProperty('value', 'Only the first.');
  prepare();
  await waitFor(() =>
    expect(sent.at(-1)).toMatchObject({ changesHash: '1,2', leaveOut: ['2'], changeNote: 'Only the first.' }),
  );
});

test('who only pressed the button takes in nothing they did not see, but what is identical to what they did', async () => {
  view = over([waiting(1)]);
  show(<DraftScreen slug="framework" />);
  await screen.findByRole('button', { name: 'Prepare for publication' });
  view = over([waiting(1, [3]), waiting(2), waiting(3, [1])]);
  prepare();
  await waitFor(() => expect(ticked()).toEqual([true, false, true]));
  fireEvent.click(screen.getByRole('button', { name: 'Take it in' }));
  expect(ticked()).toEqual([true, true, true]);
});

test('over a preparation, what came in is left out and told in one way only', async () => {
  const preparation = { changeNote: 'First.', major: false, at: null, preparedBy: null, preparedAt: null };
  const written = { changeNote: 'First.', major: false, at: null };
  view = over([waiting(1)], { preparation, written });
  show(<DraftScreen slug="framework" />);
  fireEvent.change(await screen.findByLabelText(/^Change note/u), { target: { value: 'First, again.' } });
  view = over([waiting(1), { ...waiting(2), selected: false, cameSince: true }], { preparation, written });
  prepare();
  await waitFor(() => expect(ticked()).toEqual([true, false]));
  screen.getByText(/^1 change came in after this was prepared and will not go out with it/u);
  screen.getByText('Came in after this was prepared');
  expect(screen.queryByText(/while you were choosing/u)).toBeNull();
});

test('whoever leaves out what keeps a publisher from publishing leaves out what is identical to it', async () => {
  const blocking = [{ code: 'own-words', detail: '', changeIds: ['2'] }];
  view = over([waiting(1, [2]), waiting(2, [1]), waiting(3)], { blocking });
  show(<DraftScreen slug="framework" />);
  fireEvent.click(await screen.findByRole('button', { name: 'Leave them out' }));
  expect(ticked()).toEqual([false, false, true]);
});
