import { afterEach, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { compare, parse } from '@tarmeem/document';
import { proposal } from '../../testing/form.js';
import { show } from '../../testing/show.js';
import AsItStands from './as-it-stands.js';

afterEach(cleanup);

const text = (words: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

test('what would be submitted is shown whole: words in their paragraph, a new heading, a section that is added with its text', async () => {
  const long = 'every word of a long sentence '.repeat(20);
  const [base, mine] = [text('The old words stand here.'), text(`The old words ${long}stand here.`)];
  const answer = { ok: true, status: 200, text: async () => JSON.stringify({ base: { body: base } }) };
  Object.assign(globalThis, { fetch: async () => answer });
  show(
    <AsItStands
      proposal={{
        ...proposal,
        sections: [
          { sectionId: '7', heading: 'Police', jurisdiction: null },
          { sectionId: '8', heading: 'Courts', jurisdiction: null },
        ],
      }}
      standing={{
        contentHash: 'a',
        sections: [
          {
            sectionId: '7',
            changes: [
              { aspect: 'heading', payload: { before: 'Policing', after: 'Police' } },
              ...compare(parse(base), parse(mine)).map((payload) => ({ aspect: 'body' as const, payload })),
            ],
          },
          {
            sectionId: '8',
            changes: [
              {
                aspect: 'standing',
                payload: { kind: 'added', heading: 'Courts', body: text('<b>Judges</b> & clerks.') },
              },
            ],
          },
          { sectionId: '9', changes: [] },
        ],
      }}
    />,
  );
  const region = await screen.findByRole('region', { name: 'What would be submitted now' });
  await screen.findByText(long.trim(), { exact: false, selector: 'ins' });
  expect([...region.querySelectorAll('h2')].map((each) => each.textContent)).toEqual(['Police', 'Courts']);
  expect(region.textContent).toContain('Policing');
  expect(region.textContent).toContain('<b>Judges</b> & clerks.');
});
