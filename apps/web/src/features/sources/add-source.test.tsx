import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { AddSource } from './add-source.js';

beforeEach(() => {
  localStorage.clear();
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

const closed: string[] = [];
const open = async () => {
  cleanup();
  show(
    <AddSource
      proposalId="1"
      about={() => null}
      number={null}
      settle={async () => undefined}
      onAdded={() => undefined}
      onClose={() => closed.push('closed')}
    />,
  );
  return screen.findByLabelText<HTMLInputElement>(/^Its title/u);
};
const fill = (field: RegExp, value: string) => fireEvent.change(screen.getByLabelText(field), { target: { value } });

test('what was typed of a source and not added is there again when it is asked for, until it is added', async () => {
  await open();
  fill(/^Its title/u, 'Act XVII of 2018');
  fill(/^Where in it/u, 'Section 4');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(closed).toEqual(['closed']);
  expect((await open()).value).toBe('Act XVII of 2018');
  expect(screen.getByLabelText<HTMLInputElement>(/^Where in it/u).value).toBe('Section 4');

  Object.assign(globalThis, {
    fetch: async () => ({ ok: true, status: 200, text: async () => '{}', headers: new Map() }),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Add a source' }));
  await waitFor(() => expect(closed).toHaveLength(2));
  expect((await open()).value).toBe('');
  expect(Object.keys(localStorage).filter((name) => name.includes('kept'))).toEqual([]);
});
