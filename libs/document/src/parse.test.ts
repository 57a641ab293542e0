import { describe, expect, it } from '@jest/globals';

import { fromPlainText, toJson, wordCount } from './doc.js';
import { parse } from './parse.js';
import { limits } from './parse-values.js';
import { Refused } from './refused.js';
import { isLinkAllowed } from './schema.js';

const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const link = (href: unknown) => ({ type: 'link', attrs: { href } });
const linked = (href: unknown) => doc(p(text('a', link(href))));
const cell = (attrs?: unknown) => ({ type: 'tableCell', ...(attrs ? { attrs } : {}), content: [p()] });
const row = (...content: unknown[]) => ({ type: 'tableRow', content });
const table = (...content: unknown[]) => doc({ type: 'table', content });
const at = '/content/0';
const inText = `${at}/content/0`;
const nested = (depth: number): unknown => {
  let inner: unknown = p(text('deep'));
  for (let level = 0; level < depth; level++) inner = { type: 'blockquote', content: [inner] };
  return doc(inner);
};

function refusal(value: unknown): Refused {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('It was let in.');
}

const hostile: [name: string, value: unknown, code: string, pointer: string][] = [
  ['nothing', undefined, 'ill-typed', ''],
  ['null', null, 'ill-typed', ''],
  ['a string', '{"type":"doc"}', 'ill-typed', ''],
  ['an array', [], 'ill-typed', ''],
  ['a map', new Map([['type', 'doc']]), 'ill-typed', ''],
  ['no type', {}, 'ill-typed', '/type'],
  ['a number for a type', { type: 1 }, 'ill-typed', '/type'],
  ['another top node', p(), 'unknown-type', ''],
  ['an empty text', doc(), 'bad-structure', ''],
  ['content that is an object', { type: 'doc', content: {} }, 'ill-typed', '/content'],
  ['a sparse array', { type: 'doc', content: Array(2) }, 'ill-typed', at],
  ['an unknown node', doc({ type: 'image', attrs: { src: 'javascript:alert(1)' } }), 'unknown-type', `${at}/type`],
  ['a node named like a property of objects', doc({ type: 'constructor' }), 'unknown-type', `${at}/type`],
  ['a node named __proto__', doc({ type: '__proto__' }), 'unknown-type', `${at}/type`],
  ['a key __proto__', JSON.parse('{"type":"doc","content":[],"__proto__":{"x":1}}'), 'unknown-key', '/__proto__'],
  ['a key constructor', doc({ type: 'paragraph', constructor: {} }), 'unknown-key', `${at}/constructor`],
  ['a key that needs escaping', doc({ type: 'paragraph', 'a/b~c': 1 }), 'unknown-key', `${at}/a~1b~0c`],
  [
    'an attribute __proto__',
    JSON.parse('{"type":"doc","content":[{"type":"heading","attrs":{"__proto__":1}}]}'),
    'unknown-key',
    `${at}/attrs/__proto__`,
  ],
  ['an inherited type', doc(Object.create({ type: 'paragraph' })), 'ill-typed', at],
  ['attributes that are null', doc({ type: 'heading', attrs: null }), 'ill-typed', `${at}/attrs`],
  ['a class on a paragraph', doc({ type: 'paragraph', attrs: { class: 'x' } }), 'unknown-key', `${at}/attrs/class`],
  ['heading level 99', doc({ type: 'heading', attrs: { level: 99 } }), 'bad-attribute', `${at}/attrs/level`],
  ['heading level 1', doc({ type: 'heading', attrs: { level: 1 } }), 'bad-attribute', `${at}/attrs/level`],
  ['heading level as a string', doc({ type: 'heading', attrs: { level: '2' } }), 'bad-attribute', `${at}/attrs/level`],
  [
    'a list that starts at 1.5',
    doc({ type: 'orderedList', attrs: { start: 1.5 } }),
    'bad-attribute',
    `${at}/attrs/start`,
  ],
  [
    'a list that starts at minus zero',
    doc({ type: 'orderedList', attrs: { start: -0 } }),
    'bad-attribute',
    `${at}/attrs/start`,
  ],
  ['a paragraph in a list', doc({ type: 'bulletList', content: [p()] }), 'bad-structure', inText],
  ['a list without items', doc({ type: 'bulletList' }), 'bad-structure', at],
  ['words outside of a block', doc(text('a')), 'bad-structure', at],
  ['content of a leaf', doc({ type: 'horizontalRule', content: [] }), 'unknown-key', `${at}/content`],
  ['marks on a block', doc({ type: 'paragraph', marks: [] }), 'unknown-key', `${at}/marks`],
  ['empty text', doc(p(text(''))), 'bad-text', `${inText}/text`],
  ['text that is a number', doc(p({ type: 'text', text: 5 })), 'ill-typed', `${inText}/text`],
  ['NUL', doc(p(text('a\u0000b'))), 'bad-text', `${inText}/text`],
  ['a vertical tab', doc(p(text('a\u000bb'))), 'bad-text', `${inText}/text`],
  ['a lone high surrogate', doc(p(text('a\ud83d'))), 'bad-text', `${inText}/text`],
  ['a lone low surrogate', doc(p(text('\ude00a'))), 'bad-text', `${inText}/text`],
  ['a non-character', doc(p(text('\ufffe'))), 'bad-text', `${inText}/text`],
  ['marks that are an object', doc(p({ ...text('a'), marks: {} })), 'ill-typed', `${inText}/marks`],
  ['an unknown mark', doc(p(text('a', { type: 'textStyle' }))), 'unknown-type', `${inText}/marks/0/type`],
  ['a mark toString', doc(p(text('a', { type: 'toString' }))), 'unknown-type', `${inText}/marks/0/type`],
  ['a mark twice', doc(p(text('a', { type: 'bold' }, { type: 'bold' }))), 'bad-structure', `${inText}/marks/1`],
  [
    'raised and lowered at once',
    doc(p(text('a', { type: 'subscript' }, { type: 'superscript' }))),
    'bad-structure',
    `${inText}/marks/1`,
  ],
  [
    'a link with a class',
    doc(p(text('a', { type: 'link', attrs: { href: '#a', class: 'x' } }))),
    'unknown-key',
    `${inText}/marks/0/attrs/class`,
  ],
  [
    'a language that is no tag',
    doc(p(text('a', { type: 'language', attrs: { lang: '"><', dir: 'rtl' } }))),
    'bad-attribute',
    `${inText}/marks/0/attrs/lang`,
  ],
  [
    'a direction that is none',
    doc(p(text('a', { type: 'language', attrs: { lang: 'ur', dir: 'up' } }))),
    'bad-attribute',
    `${inText}/marks/0/attrs/dir`,
  ],
  [
    'a footnote that holds NUL',
    doc(p({ type: 'footnote', attrs: { text: '\u0000' } })),
    'bad-text',
    `${inText}/attrs/text`,
  ],
  [
    'a footnote of an array',
    doc(p({ type: 'footnote', attrs: { text: ['a'] } })),
    'bad-attribute',
    `${inText}/attrs/text`,
  ],
  ['a table without columns', table(row()), 'bad-table', inText],
  ['colspan 100,000', table(row(cell({ colspan: 100_000 }))), 'bad-attribute', `${inText}/content/0/attrs/colspan`],
  ['colspan wider than can be shown', table(row(cell({ colspan: 201 }))), 'bad-table', inText],
  ['colspan 0', table(row(cell({ colspan: 0 }))), 'bad-attribute', `${inText}/content/0/attrs/colspan`],
  [
    'a colspan past the table',
    table(row(cell(), cell()), row(cell({ colspan: 3 }))),
    'bad-table',
    `${at}/content/1/content/0`,
  ],
  ['a rowspan past the table', table(row(cell({ rowspan: 2 }))), 'bad-table', `${inText}/content/0`],
  ['a row too short', table(row(cell(), cell()), row(cell())), 'bad-table', `${at}/content/1`],
  ['a row too long', table(row(cell()), row(cell(), cell())), 'bad-table', `${at}/content/1/content/1`],
  [
    'overlapping spans',
    table(row(cell(), cell({ rowspan: 2 }), cell()), row(cell({ colspan: 2 }), cell())),
    'bad-table',
    `${at}/content/1/content/0`,
  ],
  ['a colwidth', table(row(cell({ colspan: 1, colwidth: [10] }))), 'unknown-key', `${inText}/content/0/attrs/colwidth`],
  ['one node too deep', nested(limits.depth - 1), 'too-deep', `${at}${'/content/0'.repeat(limits.depth - 1)}`],
  ['nested 100,000 deep', nested(100_000), 'too-deep', `${at}${'/content/0'.repeat(limits.depth - 1)}`],
  ['one word too many', doc(p(text('word '.repeat(limits.words + 1)))), 'too-large', ''],
  ['two megabytes of Urdu', doc(p(text('ا'.repeat(1024 * 1024)))), 'too-large', inText],
  [
    'too many nodes',
    { type: 'doc', content: Array.from({ length: limits.nodes }, () => ({ type: 'paragraph' })) },
    'too-large',
    '',
  ],
];

describe('parse', () => {
  it.each(hostile)('refuses %s', (_, value, code, pointer) => {
    const refused = refusal(value);
    expect({ code: refused.code, pointer: refused.pointer }).toEqual({ code, pointer });
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.pk',
    'blob:https://a.pk/1',
    '//a.pk',
    '/local',
    'a.pk',
    '',
    '#',
    'http://',
    'https://a b',
    'https://a.pk/\u0000',
    ['https://a.pk'],
    { href: 1 },
    5,
    null,
    undefined,
    `https://a.pk/${'x'.repeat(3000)}`,
    'https://a.pk/\ud800',
    'mailto:',
    'tel:',
    'http:a',
    'view-source:http://a.pk',
  ])('refuses the link %p', (href) => {
    expect(refusal(linked(href))).toMatchObject({ code: 'bad-link', pointer: `${inText}/marks/0/attrs/href` });
  });

  it.each([
    'https://a.pk',
    'http://a.pk/x?y=1&z="2"#q',
    'HTTPS://A.PK',
    'mailto:a@b.pk',
    'tel:+92511121',
    'tel:1121',
    '#s-4836b',
    'https://ur.pk/اردو',
  ])('lets the link %p in', (href) => {
    expect(isLinkAllowed(href)).toBe(true);
    expect(toJson(parse(linked(href)))).toEqual(linked(href));
  });

  it('keeps joiners, direction marks and isolates, and does not normalise', () => {
    const words = 'می\u200cخواہم \u200d \u200e \u200f \u2066Act\u2069 \u2067x\u2069 e\u0301 é \u00a0 \ufeff 👩‍👩‍👧';
    expect(parse(doc(p(text(words)))).textContent).toBe(words);
  });

  it('fills in defaults, orders marks and joins neighbouring equal text', () => {
    const loose = doc(
      {
        type: 'heading',
        content: [text('a', { type: 'bold' }, link('#x')), text('b', link('#x'), { type: 'bold', attrs: {} })],
      },
      { type: 'table', content: [row(cell())] },
      { type: 'paragraph' },
    );
    expect(toJson(parse(loose))).toEqual(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('ab', link('#x'), { type: 'bold' })] },
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' }] }],
            },
          ],
        },
        { type: 'paragraph' },
      ),
    );
  });

  it('lets spans in that fill the grid exactly', () => {
    const spans = table(
      row(cell({ rowspan: 2 }), cell({ colspan: 2 })),
      row(cell(), cell({ rowspan: 2 })),
      row(cell({ colspan: 2 })),
    );
    expect(parse(spans).firstChild!.childCount).toBe(3);
  });

  it('lets in what stands exactly at the limits', () => {
    expect(parse(nested(limits.depth - 2)).nodeSize).toBeGreaterThan(0);
    expect(wordCount(parse(doc(p(text('word '.repeat(limits.words))))))).toBe(limits.words);
  });

  it('lets a text of bare words in, without what no text may hold', () => {
    expect(toJson(fromPlainText('a\ufffe\uffffb\u0000c'))).toEqual(doc(p(text('abc'))));
  });

  it('looks at each value of hostile JSON a few times at most', () => {
    const hostile: [string, unknown][] = [
      ['deep', nested(3000)],
      ['bad at the end', doc(...Array.from({ length: 2000 }, () => p(text('a'))), p(text('\u0000')))],
      ['long text', doc(p(text(`${'a'.repeat(1_000_000)}\u0000`)))],
      ['many words', doc(p(text('ab '.repeat(350_000))))],
      ['many marks', doc(p({ ...text('a'), marks: Array.from({ length: 5000 }, () => ({ type: 'bold' })) }))],
      [
        'many keys',
        doc(Object.fromEntries([['type', 'paragraph'], ...Array.from({ length: 9000 }, (_, n) => [`k${n}`, 1])])),
      ],
      [
        'many empty rows',
        table(
          row(...Array.from({ length: 200 }, () => cell({ rowspan: 10_000 }))),
          ...Array.from({ length: 5000 }, () => ({ type: 'tableRow' })),
        ),
      ],
      ['many texts to join', doc(p(...Array.from({ length: 4000 }, () => text('a'))), p(text('\u0000')))],
      [
        'links',
        doc(
          p(...Array.from({ length: 450 }, () => text('a', link(`mailto:${'a'.repeat(2040)}`)))),
          p(text('a', link(`mailto:${'a'.repeat(2040)} `))),
        ),
      ],
    ];
    for (const [name, value] of hostile) {
      const looks = { count: 0 };
      refusal(watched(value, looks));
      expect({ name, isFew: looks.count <= 12 * valuesIn(value) }).toEqual({ name, isFew: true });
    }
  });
});

/** The same JSON, each look at a property of it counted. */
function watched<T>(value: T, looks: { count: number }): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (held, key) => {
      looks.count++;
      return watched(Reflect.get(held, key) as unknown, looks);
    },
    ownKeys: (held) => {
      const keys = Reflect.ownKeys(held);
      looks.count += keys.length;
      return keys;
    },
  });
}

/** How many values there are in some JSON, however deep it is. */
function valuesIn(root: unknown): number {
  const open = [root];
  let count = 0;
  for (; open.length > 0; count++) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null) for (const held of Object.values(value)) open.push(held);
  }
  return count;
}
