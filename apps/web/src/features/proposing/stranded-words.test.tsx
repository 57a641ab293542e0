import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { me } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import StrandedWords from './stranded-words.js';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const body = (words: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const slot = `tarmeem.kept.${me.id}.1.7.abc`;
function keeping(words: string): void {
  const seen = { version: 1, generation: 1, savedAt: null };
  const begun = { heading: 'Police', body: body('Old.') };
  const it = { heading: 'Policing', body: body(words), seen, begun, at: '2026-01-02T03:04:05Z' };
  localStorage.setItem(slot, JSON.stringify(it));
  localStorage.setItem(`tarmeem.kept.${me.id}.1.conflicts`, '{}');
  localStorage.setItem(`tarmeem.kept.${me.id}.2.7.abc`, JSON.stringify(it));
}
/** A server that holds the text; null: nothing of the proposal any more. */
function serving(text: string | null): void {
  const problem = { type: '', title: '', status: 404, code: 'not-found', requestId: '0' };
  const status = text === null ? 404 : 200;
  const answer = text === null ? problem : { heading: 'Policing', body: body(text) };
  Object.assign(globalThis, {
    fetch: async () => ({ ok: status === 200, status, text: async () => JSON.stringify(answer), headers: new Map() }),
  });
}

test('of a proposal that is gone: its words and its heading are shown until they are let go, those of another stay', async () => {
  keeping('Old. And new.');
  serving(null);
  show(<StrandedWords proposalId="1" />);
  await screen.findByText('Words of yours did not arrive');
  expect(screen.getByText(/in “Police”/u).textContent).not.toContain('offered');
  expect(screen.getByText('Policing').tagName).toBe('STRONG');
  expect(document.querySelector('ins')?.textContent).toContain('And new.');
  fireEvent.click(screen.getByRole('button', { name: 'Throw them away' }));
  await waitFor(() => expect(screen.queryByText('Words of yours did not arrive')).toBeNull());
  expect(localStorage.getItem(slot)).toBeNull();
  expect(localStorage.getItem(`tarmeem.kept.${me.id}.2.7.abc`)).not.toBeNull();
});

test('words that arrived although their answer did not are forgotten, and nothing is said', async () => {
  keeping('Old. And new.');
  serving('Old. And new.');
  show(<StrandedWords proposalId="1" returns />);
  await waitFor(() => expect(localStorage.getItem(slot)).toBeNull());
  expect(screen.queryByText('Words of yours did not arrive')).toBeNull();
});
