import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { FeedbackView } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { makeClient } from '../api/query-client.js';
import { LanguageProvider } from '../text/words.js';
import { ChangePassword } from './account/change-password.js';
import { WebhookForm } from './account/webhook-form.js';
import { AnswerForm } from './feedback/answer-form.js';
import { RefuseForm } from './feedback/refuse-form.js';
import { ReplyForm } from './feedback/reply-form.js';
import { GiveGrant } from './people/give-grant.js';

const allowed = { allowed: true };
const item = {
  id: '1',
  version: 1,
  disposition: null,
  response: null,
  may: { answer: allowed, reply: allowed, refuse: allowed },
} as unknown as FeedbackView;
const nothing = () => undefined;

/** A form: what is typed where, what is chosen, and the button that sends it. */
interface Form {
  name: string;
  form: ReactNode;
  open?: string;
  typed: Record<string, string>;
  chosen?: string;
  send: string;
}
const forms: readonly Form[] = [
  {
    name: 'a new password',
    form: <ChangePassword hasPassword />,
    typed: { 'Present password': 'tarmeem-evaluation', 'New password': 'seven unrelated herons' },
    send: 'Change the password',
  },
  {
    name: 'a role',
    form: <GiveGrant personId="1" />,
    typed: { Role: 'moderator', Ends: '2030-01-31' },
    send: 'Add',
  },
  {
    name: 'a webhook',
    form: <WebhookForm hook={null} onClose={nothing} onSaved={nothing} />,
    typed: { Address: 'https://hooks.example/tarmeem' },
    send: 'Make the webhook',
  },
  {
    name: 'an answer to feedback',
    form: <AnswerForm item={item} slug="framework" />,
    chosen: 'Accepted',
    typed: { 'Official response': 'The number is right now.' },
    send: 'Answer',
  },
  {
    name: 'a reply',
    form: <ReplyForm item={item} slug="framework" />,
    typed: { 'Your reply': 'Which helpline is meant?' },
    send: 'Send the reply',
  },
  {
    name: 'the reason of a refusal',
    form: <RefuseForm item={item} slug="framework" />,
    open: 'Refuse…',
    typed: { 'Why is it not let through? Its sender reads this.': 'It names a child.' },
    send: 'Refuse',
  },
];
const refusals = [
  [401, 'signed-out'],
  [409, 'not-now'],
  [413, 'too-large'],
  [503, 'unavailable'],
] as const;

/** Asked for something, the server gives nothing; told something, it refuses. */
function refusing(status: number, code: string) {
  const fetched = jest.fn(async (address: string, { method }: RequestInit) => {
    const isAsked = method === 'GET';
    const answer = address.endsWith('/documents') ? [] : { jurisdictions: [], organisations: [] };
    const body = isAsked ? answer : { type: '', title: '', status, code, requestId: '0' };
    return { ok: isAsked, status: isAsked ? 200 : status, text: async () => JSON.stringify(body), headers: new Map() };
  });
  Object.assign(globalThis, { fetch: fetched });
  return () => fetched.mock.calls.filter(([, { method }]) => method !== 'GET').length;
}

beforeAll(() => {
  // jsdom opens no dialogs.
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

type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** A hint may stand in the label too, behind its words. */
const begins = (label: string) => (words: string) => words.startsWith(label);
const at = (label: string): Typed => screen.getByLabelText<Typed>(begins(label));

describe.each(forms)('$name', ({ form, open, typed, chosen, send }) => {
  test.each(refusals)('keeps what was typed through %i, says so, and can be sent again', async (status, code) => {
    const told = refusing(status, code);
    render(
      <LanguageProvider>
        <QueryClientProvider client={makeClient()}>{form}</QueryClientProvider>
      </LanguageProvider>,
    );
    if (open) fireEvent.click(await screen.findByRole('button', { name: open }));
    for (const [label, value] of Object.entries(typed)) {
      await screen.findByLabelText(begins(label));
      fireEvent.change(at(label), { target: { value } });
    }
    if (chosen) fireEvent.click(screen.getByLabelText(chosen));
    for (const times of [1, 2]) {
      fireEvent.click(screen.getByRole('button', { name: send }));
      await waitFor(() => expect(told()).toBe(times));
      await screen.findByRole('alert');
      for (const [label, value] of Object.entries(typed)) expect([label, at(label).value]).toEqual([label, value]);
      if (chosen) expect(screen.getByLabelText<HTMLInputElement>(chosen).checked).toBe(true);
    }
  });
});
