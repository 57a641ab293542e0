import { afterEach, expect, jest, test } from '@jest/globals';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { DraftView } from '@tarmeem/contract';
import { draftQuery } from '../../api/queries.js';
import { makeClient } from '../../api/query-client.js';
import { usePublish } from './publishing.acts.js';

afterEach(cleanup);

const draft = { document: 'framework', version: 3, preparation: { manifestHash: 'h' }, sections: [{}] };

function Dialog({ onPublished }: { onPublished: (number: string) => void }) {
  const publish = usePublish(draft as unknown as DraftView, ({ number }) => onPublished(number));
  return <button onClick={() => publish.mutate()}>Publish</button>;
}

function Screen({ onPublished }: { onPublished: (number: string) => void }) {
  const { data } = useQuery(draftQuery('framework'));
  if (!data) return null;
  return data.sections.length > 0 ? <Dialog onPublished={onPublished} /> : <p>Nothing waits</p>;
}

test('whoever publishes is told so, although the dialog is gone once the draft is empty', async () => {
  let sections: unknown[] = draft.sections;
  const fetched = jest.fn(async (_address: string, { method }: RequestInit) => {
    if (method === 'POST') sections = [];
    const body = method === 'POST' ? { number: '1.1' } : { ...draft, sections };
    return { ok: true, status: 200, text: async () => JSON.stringify(body), headers: new Map() };
  });
  Object.assign(globalThis, { fetch: fetched });
  const client = makeClient();
  // Another screen's question that takes long: the mutation ends only after it.
  const slow = { queryKey: ['slow'], queryFn: () => new Promise<never>(() => undefined), initialData: 1, staleTime: 1 };
  function Slow() {
    useQuery({ ...slow, refetchOnMount: false });
    return null;
  }
  const told = jest.fn();
  render(
    <QueryClientProvider client={client}>
      <Slow />
      <Screen onPublished={told} />
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByText('Publish'));
  await waitFor(() => expect(screen.getByText('Nothing waits')).toBeTruthy());
  expect(told).toHaveBeenCalledWith('1.1');
});
