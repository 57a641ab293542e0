import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { call } from '../../api/client.js';
import { makeClient } from '../../api/query-client.js';
import { LanguageProvider } from '../../text/words.js';
import { SignedIn } from './session.js';
import { SignInForm } from './sign-in-form.js';

/** The network is the one thing that is not ours here. */
const answering = (status: number, body: unknown) => {
  const fetched = jest.fn<typeof fetch>(
    async () => ({ ok: status < 300, status, text: async () => JSON.stringify(body), headers: new Map() }) as never,
  );
  Object.assign(globalThis, { fetch: fetched });
  return fetched;
};
const show = (onDone = () => undefined as void) =>
  render(
    <LanguageProvider>
      <QueryClientProvider client={makeClient()}>
        <SignInForm onDone={onDone} />
      </QueryClientProvider>
    </LanguageProvider>,
  );
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('the door', () => {
  afterEach(cleanup);

  test('asks for both before it sends anything', () => {
    const fetched = answering(200, {});
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getByText('Write your e-mail.')).toBeTruthy();
    expect(screen.getByText('Write your password.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('E-mail'));
    expect(fetched).not.toHaveBeenCalled();
  });

  test('says at the password that the pair is wrong, empties it and keeps the e-mail', async () => {
    answering(401, { type: '', title: '', status: 401, code: 'wrong-credentials', requestId: 'x' });
    show();
    write('E-mail', 'officer@sindh.example');
    write('Password', 'not this');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByText('E-mail and password don’t match.')).toBeTruthy());
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('officer@sindh.example');
    // The next try without a password is told for itself.
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.getByText('Write your password.')).toBeTruthy());
    expect(screen.queryByText('E-mail and password don’t match.')).toBeNull();
  });

  test('lets in who is known', async () => {
    const fetched = answering(200, { id: '1', name: 'Amna' });
    const onDone = jest.fn(() => undefined as void);
    show(onDone);
    write('E-mail', ' officer@sindh.example ');
    write('Password', 'tarmeem-evaluation');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(onDone).toHaveBeenCalled());
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({
      email: 'officer@sindh.example',
      password: 'tarmeem-evaluation',
    });
  });
});

describe('the door inside the page', () => {
  afterEach(cleanup);

  test.each([
    ['goes on with what waits for whose it is', 'amna', 2],
    ['sends nothing of theirs as somebody else', 'bilal', 1],
  ])('%s', async (_, as, sent) => {
    const person = (id: string) => ({ id, name: id, email: `${id}@sindh.example`, language: 'en', grants: [] });
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.open = true;
      },
      close: () => undefined,
    });
    let out = false;
    const said: string[] = [];
    const fetched: typeof fetch = async (to, init) => {
      const at = `${init?.method ?? 'GET'} ${String(to)}`;
      said.push(at);
      const isDoor = at === 'POST /api/v1/sessions';
      if (isDoor) out = false;
      const body = out
        ? { type: '', title: '', status: 401, code: 'signed-out', requestId: 'x' }
        : person(isDoor ? as : 'amna');
      return { ok: !out, status: out ? 401 : 200, text: async () => JSON.stringify(body), headers: new Map() } as never;
    };
    Object.assign(globalThis, { fetch: fetched });
    render(
      <LanguageProvider>
        <QueryClientProvider client={makeClient()}>
          <SignedIn>in</SignedIn>
        </QueryClientProvider>
      </LanguageProvider>,
    );
    await screen.findByText('in');
    out = true;
    void call('recall', { params: { proposalId: 'p' }, version: 1, body: { reason: '' } }).catch(() => undefined);
    await screen.findByLabelText('Password');
    write('E-mail', `${as}@sindh.example`);
    write('Password', 'theirs');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(said).toContain('POST /api/v1/sessions'));
    await new Promise((done) => setTimeout(done));
    await waitFor(() => expect(said.filter((at) => at.includes('recall'))).toHaveLength(sent));
  });
});
