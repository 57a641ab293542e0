import { expect, test } from '@jest/globals';

import { parse } from '../parse.js';
import { textWithForm } from './text.js';

const p = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((it) => (typeof it === 'string' ? { type: 'text', text: it } : it)),
});
const list = (type: string, ...items: unknown[][]) => ({
  type,
  content: items.map((content) => ({ type: 'listItem', content })),
});
const row = (type: string, ...cells: unknown[][]) => ({
  type: 'tableRow',
  content: cells.map((content) => ({ type, content })),
});
const note = (text: string) => ({ type: 'footnote', attrs: { text } });

test('rows, items and notes keep their form without markup', () => {
  const doc = parse({
    type: 'doc',
    content: [
      { ...p('Whom to call'), type: 'heading', attrs: { level: 2 } },
      {
        type: 'table',
        content: [
          row('tableHeader', [p('Place')], [p('Number')], [p('Hours')]),
          row('tableCell', [p('Quetta')], [p('1121'), p('15')], [p()]),
        ],
      },
      list('bulletList', [p('One'), list('bulletList', [p('of it')])], [p('Two', { type: 'hardBreak' }, 'lines')]),
      { ...list('orderedList', [p('Third', note('Act XI.'))], [p('Fourth')]), attrs: { start: 3 } },
      { type: 'blockquote', content: [p('Said'), p('so.')] },
      { type: 'horizontalRule' },
      p('End', note('Rule 2.'), '.'),
    ],
  });
  expect(textWithForm(doc)).toBe(
    [
      'Whom to call',
      'Place | Number | Hours\nQuetta | 1121; 15 | ',
      '- One\n  - of it\n- Two\n  lines',
      '3. Third[1]\n4. Fourth',
      '  Said\n\n  so.',
      '* * *',
      'End[2].',
      '[1] Act XI.\n[2] Rule 2.',
    ].join('\n\n'),
  );
});

test('an item or a text of no words is nothing more than its sign', () => {
  expect(textWithForm(parse({ type: 'doc', content: [p()] }))).toBe('');
  expect(textWithForm(parse({ type: 'doc', content: [list('bulletList', [p()], [p('b')])] }))).toBe('- \n- b');
});
