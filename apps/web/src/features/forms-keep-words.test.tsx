import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { answers, forms, notAForm } from '../testing/forms.js';
import { show } from '../testing/show.js';

const refusals = [
  [401, 'signed-out'],
  [409, 'not-now'],
  [413, 'too-large'],
  [503, 'unavailable'],
] as const;

/** Asked for something, the server gives it; told something, it refuses. */
function refusing(status: number, code: string) {
  const isAsked = (address: string, method?: string) => method === 'GET' || address.endsWith('/links');
  const fetched = jest.fn(async (address: string, { method }: RequestInit) => {
    const asked = isAsked(address, method);
    const end = Object.keys(answers).find((path) => address.endsWith(path)) ?? '';
    const body = asked ? answers[end] : { type: '', title: '', status, code, requestId: '0' };
    return { ok: asked, status: asked ? 200 : status, text: async () => JSON.stringify(body), headers: new Map() };
  });
  Object.assign(globalThis, { fetch: fetched });
  return () => fetched.mock.calls.filter(([address, { method }]) => !isAsked(address, method)).length;
}

beforeAll(() => {
  // jsdom opens no dialogs, and does not scroll.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
  Object.assign(globalThis, { scrollTo: () => undefined });
  location.hash = '#a-token-of-a-letter-0000';
});
afterEach(cleanup);

type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** A hint may stand in the label too, behind its words. */
const begins = (label: string) => (words: string) => words.startsWith(label);
const at = (label: string): Typed => screen.getByLabelText<Typed>(begins(label));
/** The key that chooses it may stand behind its words. */
const box = (label: string) => screen.getByLabelText<HTMLInputElement>((words) => words.replace(/\d$/u, '') === label);
/** What stands in a part that can be opened is there for who opens it. */
const button = (name: string) => screen.findByRole('button', { name, hidden: true });

describe.each(forms)('$name', ({ form, open = [], typed, chosen, send }) => {
  test.each(refusals)('keeps what was typed through %i, says so, and can be sent again', async (status, code) => {
    const told = refusing(status, code);
    show(form);
    for (const name of open) fireEvent.click(await button(name));
    for (const [label, value] of Object.entries(typed)) {
      await screen.findByLabelText(begins(label));
      fireEvent.change(at(label), { target: { value } });
    }
    if (chosen) fireEvent.click(box(chosen));
    for (const times of [1, 2]) {
      fireEvent.click(await button(send));
      await waitFor(() => expect(told()).toBe(times));
      await screen.findByRole('alert', { hidden: true });
      for (const [label, value] of Object.entries(typed)) expect([label, at(label).value]).toEqual([label, value]);
      if (chosen) expect(box(chosen).checked).toBe(true);
    }
  });
});

test('every file with a field is in the table, or it is said why it is not', () => {
  const field = /<(?:input|textarea|select|Field|Choice|PasswordField)(?=[\s/])/u; // an element, no type of that name
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx$/u.test(name))
    .filter((name) => field.test(readFileSync(join(import.meta.dirname, name), 'utf8')));
  const known = new Set([...forms.map(({ file }) => file), ...Object.keys(notAForm)]);
  expect(files.filter((name) => !known.has(name)).sort()).toEqual([]);
  expect([...known].filter((name) => !existsSync(join(import.meta.dirname, name)))).toEqual([]);
});
