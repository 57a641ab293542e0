import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReviewView, TrayMark } from '@tarmeem/contract';
import type { ReactNode } from 'react';
import { reviewQuery } from '../../api/queries.js';
import { makeClient } from '../../api/query-client.js';
import { useTray } from './use-tray.js';

const reviewWith = (tray: readonly TrayMark[]) => ({ proposal: { id: '14' }, tray }) as unknown as ReviewView;
const mark = (changeId: string): TrayMark => ({ changeId, outcome: 'accepted', reason: '', seq: 0 });
const idsOf = (marks: readonly TrayMark[]) => marks.map(({ changeId }) => changeId);

/** A server that answers when it is told to: with what it held when it was asked, as a real one does. */
class SlowServer {
  held: readonly TrayMark[] = [];
  readonly waiting: { method: string; answer: () => void }[] = [];

  readonly fetch = (_: string, { method = 'GET', body, signal }: RequestInit) =>
    new Promise((resolve, reject) => {
      const was = reviewWith(this.held);
      const answer = () => {
        if (method === 'PUT') this.held = (JSON.parse(String(body)) as { marks: TrayMark[] }).marks;
        const text = method === 'PUT' ? '' : JSON.stringify(was);
        resolve({ ok: true, status: method === 'PUT' ? 204 : 200, text: async () => text, headers: new Map() });
      };
      const one = { method, answer };
      this.waiting.push(one);
      signal?.addEventListener('abort', () => {
        this.waiting.splice(this.waiting.indexOf(one), 1);
        reject(signal.reason as Error);
      });
    });

  async answer(method: string): Promise<void> {
    const asked = await waitFor(() => {
      const one = this.waiting.find((each) => each.method === method);
      if (!one) throw new Error(`no ${method} waits`);
      return one;
    });
    this.waiting.splice(this.waiting.indexOf(asked), 1);
    await act(async () => asked.answer());
    if (method !== 'GET') return;
    await waitFor(() => {
      if (client.isFetching() > 0) throw new Error('it is read still');
    });
  }
}

let server: SlowServer;
let client: QueryClient;
beforeEach(() => {
  server = new SlowServer();
  client = makeClient();
  Object.assign(globalThis, { fetch: server.fetch });
});
afterEach(() => {
  cleanup();
  client.clear();
});

/** The tray of a review that is read again as the screen does it. */
function shown() {
  const around = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { queryKey } = reviewQuery('14');
  client.setQueryData(queryKey, reviewWith([]));
  return renderHook(
    () => {
      const { data } = useQuery({ ...reviewQuery('14'), staleTime: Infinity });
      return useTray(data ?? reviewWith([]));
    },
    { wrapper: around },
  ).result;
}
const readAgain = () => act(async () => void client.invalidateQueries({ queryKey: reviewQuery('14').queryKey }));

const kept = async (tray: ReturnType<typeof shown>, times: number) => {
  await server.answer('PUT');
  await waitFor(() => expect(tray.current.kept).toBe(times));
};

test('an answer from before a mark that arrives between it and the next takes none away', async () => {
  const tray = shown();
  act(() => tray.current.mark(mark('1')));
  await kept(tray, 1);
  await readAgain();
  act(() => tray.current.mark(mark('2')));
  await server.answer('GET');
  expect(idsOf(tray.current.marks)).toEqual(['1', '2']);
  act(() => tray.current.mark(mark('3')));
  await kept(tray, 2);
  await kept(tray, 3);
  expect(idsOf(server.held)).toEqual(['1', '2', '3']);
});

test('nor does one that was asked for before a mark was kept and arrives after', async () => {
  const tray = shown();
  act(() => tray.current.mark(mark('1')));
  await kept(tray, 1);
  await readAgain();
  act(() => tray.current.mark(mark('2')));
  await kept(tray, 2);
  await server.answer('GET');
  act(() => tray.current.mark(mark('3')));
  await kept(tray, 3);
  expect(idsOf(server.held)).toEqual(['1', '2', '3']);
});

test('marks of another window come in where none waits to be kept', async () => {
  const tray = shown();
  act(() => tray.current.mark(mark('1')));
  await kept(tray, 1);
  server.held = [mark('1'), mark('7')];
  await readAgain();
  await server.answer('GET');
  await waitFor(() => expect(idsOf(tray.current.marks)).toEqual(['1', '7']));
});
