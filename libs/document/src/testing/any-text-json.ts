import fc from 'fast-check';

import { isStorable } from '../attribute-rules.js';

/** Words of the kinds that texts are made of: English, Urdu with joiners, mixed direction, combining characters, emoji, markup. */
const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('child', 'helpline ', ' 1121', 'Act, 2011.', 'labour', ' ') },
  { weight: 2, arbitrary: fc.constantFrom('بچوں', 'می\u200cرود', ' \u2067ترمیم\u2069 ', 'e\u0301', '👩‍👩‍👧', '\u00a0') },
  { weight: 1, arbitrary: fc.constantFrom('<b>', '&amp;', '"\'', '</p>', '<!--', '*_`#', '1. ', '|') },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(isStorable),
  },
);

const mark = fc.oneof(
  fc.constantFrom('bold', 'italic', 'underline', 'strike', 'code', 'subscript').map((type) => ({ type })),
  fc
    .constantFrom('https://a.pk/?x=1&y="2"', '#s-1', 'mailto:a@b.pk')
    .map((href) => ({ type: 'link', attrs: { href } })),
  fc.constantFrom({ lang: 'ur', dir: 'rtl' }, { lang: 'en', dir: 'ltr' }).map((attrs) => ({ type: 'language', attrs })),
);
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: (held) => held.type });

const inline = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('text'), text: words, marks }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hardBreak'), marks }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('footnote'), attrs: fc.record({ text: words }) }) },
);
const inlines = fc.array(inline, { maxLength: 5 });

type Json = Record<string, unknown>;
const paragraph: fc.Arbitrary<Json> = inlines.map((content) => ({ type: 'paragraph', content }));
const heading: fc.Arbitrary<Json> = fc
  .tuple(fc.constantFrom(2, 3, 4), inlines)
  .map(([level, content]) => ({ type: 'heading', attrs: { level }, content }));

const { block } = fc.letrec<{ block: Json; item: Json; list: Json; quote: Json; table: Json }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 6, arbitrary: paragraph },
    { weight: 1, arbitrary: heading },
    { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' }) },
    { weight: 2, arbitrary: tie('list') },
    { weight: 1, arbitrary: tie('quote') },
    { weight: 1, arbitrary: tie('table') },
  ),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 1 }))
    .map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
  list: fc
    .tuple(
      fc.constantFrom({ type: 'bulletList' }, { type: 'orderedList', attrs: { start: 3 } }, { type: 'orderedList' }),
      fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    )
    .map(([list, content]) => ({ ...list, content })),
  quote: fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'blockquote', content })),
  table: fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
    .chain(([rows, columns, spanned]) =>
      fc.array(paragraph, { minLength: rows * columns, maxLength: rows * columns }).map((cells) => ({
        type: 'table',
        content: Array.from({ length: rows }, (_, row) => ({
          type: 'tableRow',
          content: rowOf(cells.slice(row * columns, (row + 1) * columns), spanned && row === 0, row === 0),
        })),
      })),
    ),
}));

function rowOf(cells: readonly Json[], spanned: boolean, header: boolean): Json[] {
  const type = header ? 'tableHeader' : 'tableCell';
  if (spanned) return [{ type, attrs: { colspan: cells.length }, content: cells.slice(0, 1) }];
  return cells.map((content) => ({ type, content: [content] }));
}

/** JSON of a valid text as an editor might send it: not canonical, attributes and empty lists left out here and there. */
export function anyTextJson(): fc.Arbitrary<Json> {
  return fc.array(block, { minLength: 1, maxLength: 5 }).map((content) => ({ type: 'doc', content }));
}
