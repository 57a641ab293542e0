import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { proposal } from '../../testing/form.js';
import { answers } from '../../testing/forms.js';
import { show } from '../../testing/show.js';
import { SubmitDialog } from './submit-dialog.js';

beforeAll(() => {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
});
afterEach(cleanup);

const sections = [{ sectionId: '7', heading: 'Sindh Police', jurisdiction: 'sindh' }];

/** A server whose proposal has the version; `edits` are what it was told, with the version that was named. */
function serving(version: { now: number; outdated?: boolean }, down = false) {
  const edits: { over: unknown; body: unknown }[] = [];
  const fetched = async (address: string, { method, headers, body }: RequestInit) => {
    const answer = (status: number, it: unknown) => ({
      ok: status < 300,
      status,
      text: async () => JSON.stringify(it),
      headers: new Map(),
    });
    if (address.endsWith('/submission'))
      return answer(409, { type: '', title: '', status: 409, code: 'outdated', requestId: '0' });
    if (method !== 'PATCH') {
      const end = Object.keys(answers).find((path) => address.endsWith(path)) ?? '';
      return answer(
        200,
        address.endsWith('/proposals/1')
          ? { ...proposal, sections, version: version.now, outdated: version.outdated === true }
          : answers[end],
      );
    }
    if (down) throw new TypeError('no connection');
    const over = new Headers(headers).get('if-match');
    edits.push({ over, body: JSON.parse(String(body)) });
    if (over !== `"${String(version.now)}"`)
      return answer(412, { type: '', title: '', status: 412, code: 'stale', requestId: '0' });
    return answer(200, { ...proposal, version: version.now + 1 });
  };
  Object.assign(globalThis, { fetch: fetched });
  return edits;
}

const dialog = (onClose: () => void) => (
  <SubmitDialog proposalId="1" flush={async () => true} onReload={async () => undefined} onClose={onClose} />
);
const typeTitle = async (value: string) =>
  fireEvent.change(await screen.findByLabelText(/^Title/u), { target: { value } });
const goOn = () => fireEvent.click(screen.getByRole('button', { name: 'Go on editing', hidden: true }));

test('going on with the text keeps title and summary, also where somebody changed the proposal meanwhile', async () => {
  const version = { now: 1 };
  const edits = serving(version);
  show(dialog(() => undefined));
  const names = await screen.findByRole('list', { name: 'Sections', hidden: true });
  expect(names.textContent).toBe('Sindh Police');
  await typeTitle('The helpline');
  version.now = 5;
  goOn();
  await waitFor(() => expect(edits.map(({ over }) => over)).toEqual(['"1"', '"5"']));
  expect(edits[1]?.body).toMatchObject({ title: 'The helpline' });
});

test('what does not reach the server is there when the proposal is submitted again', async () => {
  serving({ now: 1 }, true);
  show(dialog(() => undefined));
  await typeTitle('Without a connection');
  goOn();
  cleanup();
  show(dialog(() => undefined));
  expect((await screen.findByLabelText<HTMLInputElement>(/^Title/u)).value).toBe('Without a connection');
});

test('a draft whose text has moved on is brought up to date from where it is sent, before anything is typed there', async () => {
  serving({ now: 1, outdated: true });
  show(dialog(() => undefined));
  await screen.findByRole('button', { name: 'Bring up to date', hidden: true });
  expect(screen.queryByLabelText(/^Title/u)).toBeNull();
});

test('where the text moves on while title and summary are typed, sending leads to bringing it up to date', async () => {
  const version = { now: 1, outdated: false };
  serving(version);
  show(dialog(() => undefined));
  await typeTitle('The helpline');
  fireEvent.change(screen.getByLabelText(/^What you propose/u), { target: { value: 'It is new.' } });
  version.outdated = true;
  fireEvent.click(screen.getByRole('button', { name: 'Submit', hidden: true }));
  await screen.findByRole('button', { name: 'Bring up to date', hidden: true });
});

test('each section is named with those it stands under: departments of one name are many', async () => {
  serving({ now: 1 });
  const placed = [
    { sectionId: '6', parentId: null, heading: 'Sindh' },
    { sectionId: '7', parentId: '6', heading: 'Sindh Police' },
  ];
  const { fetch: others } = globalThis;
  Object.assign(globalThis, {
    fetch: async (address: string, init: RequestInit) =>
      address.endsWith('/outline')
        ? { ok: true, status: 200, text: async () => JSON.stringify({ sections: placed }), headers: new Map() }
        : others(address, init),
  });
  show(dialog(() => undefined));
  await screen.findByText('Sindh › Sindh Police');
});

test('what is missing when it is sent takes the caret, the first of it first', async () => {
  serving({ now: 1 });
  show(dialog(() => undefined));
  await typeTitle('');
  fireEvent.change(screen.getByLabelText(/^What you propose/u), { target: { value: '' } });
  const send = screen.getByRole('button', { name: 'Submit', hidden: true });
  fireEvent.click(send);
  await screen.findByText('Write a title.');
  expect(document.activeElement).toBe(screen.getByLabelText(/^Title/u));
  await typeTitle('The helpline');
  fireEvent.click(send);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^What you propose/u)));
});
