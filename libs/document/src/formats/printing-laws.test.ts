import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse as parseHtml } from 'parse5';
import { DOMSerializer } from 'prosemirror-model';

import { plainText, wordCount } from '../doc.js';
import { parse } from '../parse.js';
import { Refused } from '../refused.js';
import { schema } from '../schema.js';
import { anyTextJson } from '../testing/any-text-json.js';
import { ensure, holdsFor, lawTime } from '../testing/laws.js';
import { Markup } from '../testing/markup.js';
import { fromHtml } from './from-html.js';
import { html } from './html.js';
import { markdown } from './markdown.js';

// Loaded here, as jsdom requires the parser that is imported above.
const { JSDOM } = await import('jsdom');
const { document } = new JSDOM('').window;
const serializer = DOMSerializer.fromSchema(schema);

describe('a text', () => {
  it(
    "is printed as ProseMirror's own serialiser builds it",
    () => {
      holdsFor(anyTextJson(), (json) => {
        const text = parse(json);
        const oracle = document.createElement('div');
        oracle.append(serializer.serializeFragment(text.content, { document }));
        expect(new Markup(html(text)).printed).toBe(oracle.innerHTML);
      });
    },
    lawTime,
  );

  it(
    'is written in Markdown without fail',
    () => {
      holdsFor(anyTextJson(), (json) => ensure(markdown(parse(json)).endsWith('\n')));
    },
    lawTime,
  );

  it(
    'is read back from what was printed with all its words',
    () => {
      const clean = (words: string) => words.replace(/[\s\u00ad\u200b]/g, '');
      const markers = /[•·▪●◦‣■\uf0b7\uf0a7]|\d|[.)\-–—*o]/g;
      holdsFor(anyTextJson(), (json) => {
        const text = parse(json);
        const again = fromHtml(parseHtml(html(text))).doc;
        expect(clean(again.textContent).replace(markers, '')).toBe(clean(text.textContent).replace(markers, ''));
        ensure(wordCount(again) >= 0);
      });
    },
    lawTime,
  );
});

describe('markup of any kind', () => {
  it(
    'is read, or Refused',
    () => {
      holdsFor(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          fromHtml(parseHtml(pieces.join(''))).doc.check();
        } catch (error) {
          expect(error).toBeInstanceOf(Refused);
        }
      });
    },
    lawTime,
  );
});

describe('marked passages', () => {
  it(
    'add nothing but themselves, and each has one sign, whatever the text',
    () => {
      const cuts = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });
      holdsFor(fc.tuple(anyTextJson(), cuts), ([json, cuts]) => {
        const it = parse(json);
        const plain = plainText(it);
        const size = plain.length;
        fc.pre(size > 0);
        const passages = cuts.map(([a, b], at) => {
          const start = a % size;
          return { start, end: start + 1 + (b % (size - start)), sign: () => `<i-${at}></i-${at}>` };
        });
        const page = html(it, { passages });
        for (const [at, { end }] of passages.entries()) {
          // Words may end between two blocks: then they have none.
          const signs = page.split(`<i-${at}>`).length - 1;
          ensure(signs <= 1 && (signs === 1 || /\n/u.test(plain[end - 1] ?? '')));
        }
        const bare = page.replaceAll(/<i-\d><\/i-\d>/gu, '').replaceAll(/<span class="on">([^<]*)<\/span>/gu, '$1');
        expect(tidy(bare)).toBe(tidy(html(it)));
      });
    },
    lawTime,
  );
});

const piece = fc.oneof(
  fc.constantFrom(
    '<p>',
    '</p>',
    '<li>',
    '<ul>',
    '<table>',
    '<tr>',
    '<td colspan=3>',
    '<b>',
    '</table>',
    '<a href="#fn1">',
    '<p id=fn1>',
    '<br>',
    '<h1>',
    '<blockquote>',
    '1. a',
    '&nbsp;',
  ),
  fc.string(),
);

/** Marks that a sign parted are one again. */
function tidy(page: string): string {
  let [before, now] = ['', page];
  while (before !== now) {
    before = now;
    now = now.replaceAll(/<\/(strong|em|u|s|sub|sup|code|a|span)><\1(?: [^>]*)?>/gu, '');
  }
  return now;
}
