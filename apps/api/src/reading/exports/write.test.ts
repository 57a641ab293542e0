import { expect, test } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { exported } from './testing/sample-edition.js';
import { asHtml, asText } from './write.js';

test('words alone underline each depth of headings with a sign of its own', () => {
  const written = asText(exported('en'));
  const signs = [1, 2, 3, 4].map((at) => new RegExp(`^Section "${String(at)}" <&>\n(.)\\1+$`, 'mu').exec(written)?.[1]);
  expect(signs).toEqual(['=', '-', '~', '=']);
});

test('a table of a page that stands alone is a region with a name, which a keyboard scrolls', () => {
  for (const language of ['en', 'ur'] as const) {
    const { document } = new JSDOM(asHtml(exported(language))).window;
    const tables = [...document.querySelectorAll('table')];
    expect(tables).toHaveLength(3);
    for (const { parentElement: region } of tables)
      expect(['role', 'tabindex', 'aria-label'].map((it) => region!.getAttribute(it))).toEqual(['region', '0', '1']);
    expect(document.querySelector('style')!.textContent).toContain('.table{overflow-x:auto}');
  }
});
