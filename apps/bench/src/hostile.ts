const text = (words: string, marks?: unknown) => ({ type: 'text', text: words, ...(marks ? { marks } : {}) });
const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

function nested(depth: number): unknown {
  let inner: unknown = p(text('deep'));
  for (let level = 0; level < depth; level++) inner = { type: 'blockquote', content: [inner] };
  return doc(inner);
}

const cell = (attrs: object) => ({ type: 'tableCell', attrs, content: [p(text('a'))] });
const mailto = `mailto:${'a'.repeat(2040)}`;
const link = (href: string) => [{ type: 'link', attrs: { href } }];

/** About a megabyte of JSON each, made to cost a careless reader much before it is refused. */
export const hostile: readonly { name: string; value: unknown }[] = [
  { name: 'deep', value: nested(30_000) },
  { name: 'bad at the end', value: doc(...times(15_000, () => p(text('a'))), p(text('\u0000'))) },
  { name: 'long text', value: doc(p(text(`${'a'.repeat(1_000_000)}\u0000`))) },
  { name: 'many words', value: doc(p(text('ab '.repeat(350_000)))) },
  {
    name: 'many marks',
    value: doc(
      p(
        text(
          'a',
          times(40_000, () => ({ type: 'bold' })),
        ),
      ),
    ),
  },
  { name: 'many keys', value: doc(Object.fromEntries([['type', 'paragraph'], ...times(80_000, (n) => [`k${n}`, 1])])) },
  {
    name: 'many empty rows',
    value: doc({
      type: 'table',
      content: [
        { type: 'tableRow', content: times(200, () => cell({ rowspan: 10_000 })) },
        ...times(40_000, () => ({ type: 'tableRow' })),
      ],
    }),
  },
  { name: 'many texts to join', value: doc(p(...times(28_000, () => text('a'))), p(text('\u0000'))) },
  { name: 'long links', value: doc(p(...times(450, () => text('a', link(mailto))), text('b', link(`${mailto} `)))) },
];
