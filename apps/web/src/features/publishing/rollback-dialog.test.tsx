import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { EditionView, RollbackView } from '@tarmeem/contract';
import { part, nothing } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import { RollbackDialog } from './rollback-dialog.js';

beforeAll(() => {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close: nothing,
  });
});
afterEach(cleanup);

const section = (sectionId: string) => ({
  sectionId,
  heading: sectionId,
  becomes: 'earlier-text',
  changedSince: false,
});

test('a rollback chosen over an edition that is superseded meanwhile is refused, and what differs now is shown', async () => {
  const over = (version: number, ids: string[], prepared: object | null = null) =>
    part<RollbackView>({ version, currentNumber: `1.${String(version - 1)}`, prepared, differing: ids.map(section) });
  let now = over(3, ['Punjab', 'Sindh']);
  const sent: { version: string | undefined; sectionIds: string[] }[] = [];
  Object.assign(globalThis, {
    fetch: async (_address: string, { method, headers, body }: RequestInit) => {
      const stale = { status: 412, code: 'stale', title: '', type: '', requestId: '0', facts: {} };
      if (method === 'PUT') {
        const { 'if-match': version } = Object.fromEntries(new Headers(headers)) as Record<string, string>;
        sent.push({ version, sectionIds: (JSON.parse(body as string) as { sectionIds: string[] }).sectionIds });
      }
      const ok = method !== 'PUT' || sent.at(-1)?.version === `"${String(now.version)}"`;
      return { ok, status: ok ? 200 : 412, text: async () => JSON.stringify(ok ? now : stale), headers: new Map() };
    },
  });
  const edition = part<EditionView>({ number: '1.0' });
  const dialog = <RollbackDialog slug="framework" edition={edition} rollback={now} onClose={nothing} />;
  show(dialog);
  fireEvent.click(await screen.findByLabelText('Chosen sections'));
  for (const name of [/^Punjab/u, /^Sindh/u]) fireEvent.click(await screen.findByLabelText(name));
  fireEvent.change(screen.getByLabelText(/^Why/u), { target: { value: 'It was wrong.' } });
  // 1.3 comes out: it changes another section, and puts one of these back.
  now = over(4, ['Punjab', 'Labour']);
  fireEvent.click(screen.getByRole('button', { name: 'Prepare the rollback' }));
  await screen.findByText(/^Another edition came out meanwhile; the current one is 1\.3\./u);
  expect(screen.getByLabelText(/^Punjab/u)).toHaveProperty('checked', true);
  expect(screen.getByLabelText(/^Labour/u)).toHaveProperty('checked', false);
  expect(screen.queryByLabelText(/^Sindh/u)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Prepare the rollback' }));
  await waitFor(() => expect(sent.at(-1)).toEqual({ version: '"4"', sectionIds: ['Punjab'] }));
  expect(sent[0]).toEqual({ version: '"3"', sectionIds: ['Punjab', 'Sindh'] });
  cleanup();

  // Somebody else prepares one meanwhile: theirs is not written over.
  now = over(4, ['Punjab']);
  show(dialog);
  await screen.findByText(/^Read what would change from 1\.3/u);
  fireEvent.change(screen.getByLabelText(/^Why/u), { target: { value: 'It was wrong.' } });
  now = over(77, ['Punjab'], {});
  fireEvent.click(screen.getByRole('button', { name: 'Prepare the rollback' }));
  await screen.findByText('Another rollback is prepared already.');
  const before = sent.length;
  fireEvent.click(screen.getByRole('button', { name: 'Prepare the rollback' }));
  expect(sent).toHaveLength(before);
});
