import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { QueueView } from '@tarmeem/contract';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { allowed, nothing, part } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import { Desk } from './desk.js';

beforeAll(() => {
  // jsdom opens and closes no dialogs, does not scroll and knows no pointer.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close: nothing,
  });
  Object.assign(globalThis, { scrollTo: nothing, matchMedia: () => ({ matches: true }) });
  Object.assign(Element.prototype, { scrollIntoView: nothing });
});
afterEach(cleanup);

const itemOf = (n: number) => ({
  id: String(n),
  number: n,
  title: `Title ${String(n)}`,
  submittedAt: `2026-01-01T00:00:${String(n).padStart(2, '0')}.000Z`,
  dueAt: '2026-01-15T00:00:00.000Z',
  sections: [],
  organisation: { slug: 'sindh', name: 'Sindh' },
  strip: [],
  round: 1,
  open: 1,
  age: 0,
  mayDecide: allowed,
  claim: null,
  assigned: null,
});
const counts = { open: 5, returned: 0, decided: 0, mine: 0, feedback: 0 };
const page = (numbers: readonly number[], next: string | null) =>
  part<QueueView>({
    items: numbers.map(itemOf),
    feedback: [],
    counts,
    organisations: [
      { slug: 'punjab', name: 'Punjab' },
      { slug: 'sindh', name: 'Sindh' },
    ],
    due: { days: 14, maySet: { allowed: false, because: 'not-allowed' } },
    next,
  });

let gone: readonly number[] = [];
beforeEach(() => {
  gone = [];
  Object.assign(globalThis, {
    fetch: async (address: string, { method }: RequestInit) => {
      const [path = '', query = ''] = address.split('?');
      const isSecond = query.includes('after=second');
      const body = path.endsWith('/queue')
        ? page(
            (isSecond ? [4, 5] : [1, 2, 3]).filter((n) => !gone.includes(n)),
            isSecond ? null : 'second',
          )
        : path.endsWith('/outline')
          ? { sections: [] }
          : [];
      const text = method === 'GET' ? JSON.stringify(body) : '';
      return { ok: true, status: method === 'GET' ? 200 : 204, text: async () => text, headers: new Map() };
    },
  });
});

const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
const focused = (words: string) => waitFor(() => expect(document.activeElement?.textContent).toContain(words));

/** The desk knows where somebody was on it before. */
async function onTheFirst(): Promise<void> {
  show(<Desk />);
  await focused('Title');
  for (const key of ['k', 'k', 'k', 'k', 'k']) press(key);
  await focused('Title 1');
}

test('who selects and claims with the keyboard is on the way out of what was done, which says so', async () => {
  show(<Desk />);
  await focused('Title 1');
  press(' ');
  press('j');
  await focused('Title 2');
  press(' ');
  press('c');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Claim 2' }));
  await screen.findByRole('heading', { name: '2 of 2 done' });
  await focused('Close');
});

test('below the last row is the first of the next page', async () => {
  await onTheFirst();
  for (const n of [2, 3, 4, 5]) {
    press('j');
    await focused(`Title ${String(n)}`);
  }
  press('j');
  await focused('Title 5');
  press('k');
  await focused('Title 4');
});

test('who comes back is on the row they left, or the one below it if it is gone', async () => {
  await onTheFirst();
  press('j');
  await focused('Title 2');
  cleanup();
  show(<Desk />);
  await focused('Title 2');
  cleanup();
  gone = [1, 2];
  show(<Desk />);
  await focused('Title 3');
});

test('an organisation of which no row is shown can be chosen', async () => {
  show(<Desk />);
  await screen.findByRole('option', { name: 'Punjab' });
});
