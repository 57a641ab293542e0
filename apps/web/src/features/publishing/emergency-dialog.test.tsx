import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { focusManager } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { EmergencyDialog } from './emergency-dialog.js';

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

const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Dial 1121.' }] }] };
const published = new Map<string, { heading: string; hash: string }>();
let reads = 0;
let sent: { sections: { sectionId: string; baseHash: string; heading: string }[] }[] = [];
beforeEach(() => {
  published.set('1', { heading: 'Sindh Police', hash: 'a' });
  published.set('2', { heading: 'Punjab Police', hash: 'b' });
  sent = [];
  Object.assign(globalThis, { fetch: serve });
});

async function serve(address: string, { method, body: asked }: RequestInit) {
  if (method === 'POST') sent.push(JSON.parse(String(asked)) as (typeof sent)[number]);
  const [, id = ''] = /sections\/(\d)$/u.exec(address) ?? [];
  if (id) reads += 1;
  const sections = [...published].map(([sectionId, { heading }]) => ({ sectionId, heading, depth: 0 }));
  const answer = id
    ? { sectionId: id, ...published.get(id), body }
    : method === 'POST'
      ? { number: '1.2' }
      : { sections };
  return { ok: true, status: 200, text: async () => JSON.stringify(answer), headers: new Map() };
}

const choose = async (sectionId: string) => {
  await screen.findByRole('option', { name: 'Punjab Police', hidden: true });
  fireEvent.change(screen.getByLabelText('Section'), { target: { value: sectionId } });
  await waitFor(() => expect(heading().value).toBe(published.get(sectionId)?.heading));
};
const heading = () => screen.getByLabelText<HTMLInputElement>('Heading');
const publish = async () => {
  fireEvent.change(screen.getByLabelText(/^Change note/u), { target: { value: 'It was wrong.' } });
  fireEvent.change(screen.getByLabelText(/^Why it can’t wait/u), { target: { value: 'Children call it.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Publish it now', hidden: true }));
  await waitFor(() => expect(sent).toHaveLength(1));
  return sent[0]?.sections;
};
const dialog = <EmergencyDialog slug="framework" onClose={() => undefined} onDone={() => undefined} />;

test('what came out while somebody wrote is not published over: the words name the text they were written over', async () => {
  show(dialog);
  await choose('1');
  fireEvent.change(heading(), { target: { value: 'Police of Sindh' } });
  published.set('1', { heading: 'Sindh Police', hash: 'another' });
  const before = reads;
  const now = Date.now;
  Date.now = () => now() + 60_000; // the text may be asked for again
  act(() => {
    focusManager.setFocused(false);
    focusManager.setFocused(true);
  });
  await waitFor(() => expect(reads).toBeGreaterThan(before));
  Date.now = now;
  expect(await publish()).toMatchObject([{ sectionId: '1', baseHash: 'a', heading: 'Police of Sindh' }]);
});

test('words written in a section do not go out in the one that is chosen instead', async () => {
  show(dialog);
  await choose('1');
  fireEvent.change(heading(), { target: { value: 'Police of Sindh' } });
  await choose('2');
  expect(await publish()).toMatchObject([{ sectionId: '2', baseHash: 'b', heading: 'Punjab Police' }]);
});
