import { afterEach, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { HomelessWords } from './homeless-words.js';

afterEach(cleanup);

const words = { sectionId: '7', parentId: '6', heading: 'Police', body: { type: 'doc' } };
const parent = { sectionId: '6', heading: 'Sindh', insteadOf: null, may: { add: { allowed: true } } };

function serving(...added: { heading: string; insteadOf: string | null }[]) {
  const sections = [
    parent,
    ...added.map((each, at) => ({ ...each, sectionId: `a${String(at)}`, parentId: '6', added: true })),
  ];
  Object.assign(globalThis, {
    fetch: async () => ({
      ok: true,
      status: 200,
      text: async () => JSON.stringify({ version: 1, sections, mayAddAtTop: { allowed: false }, misfits: [] }),
      headers: new Map(),
    }),
  });
  show(<HomelessWords proposalId="1" words={words as never} onPutIn={async () => undefined} />);
}
const offered = () => screen.queryByRole('button', { name: 'Put it in as a new section' });

test('what was put in is known by the words it goes on with, whatever it is called since', async () => {
  serving({ heading: 'Police of Sindh', insteadOf: '7' });
  await screen.findByText('It stands in this draft as a new section now: “Police of Sindh”.');
  expect(offered()).toBeNull();
});

test('another new section of the same name is not taken for it', async () => {
  serving({ heading: 'Police', insteadOf: null });
  await screen.findByRole('button', { name: 'Put it in as a new section' });
  expect(screen.queryByText(/It stands in this draft/u)).toBeNull();
});
