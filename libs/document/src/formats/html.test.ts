import { describe, expect, it } from '@jest/globals';

import { plainText } from '../doc.js';
import { parse } from '../parse.js';
import { readStored } from '../readable.js';
import { html, renderStored } from './html.js';

const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const note = (words: string) => ({ type: 'footnote', attrs: { text: words } });

describe('html', () => {
  it('tells the direction of a block whose words run against the text, and their language where it is told', () => {
    const ownDirection = (words: string) =>
      /^[\u0600-\u06ff]/u.test(words)
        ? { dir: 'rtl' as const, ...(words.includes('پ') ? { lang: 'ur' } : {}) }
        : undefined;
    const item = { type: 'listItem', content: [p(text('عدالت', { type: 'bold' }), text(' 2'))] };
    const heading = { type: 'heading', attrs: { level: 2 }, content: [text('پولیس')] };
    const page = html(parse(doc(p(text('One')), heading, { type: 'bulletList', content: [item] })), { ownDirection });
    expect(page).toBe(
      '<p>One</p><h2 lang="ur" dir="rtl">پولیس</h2><ul><li><p dir="rtl"><strong>عدالت</strong> 2</p></li></ul>',
    );
  });

  it('escapes text and attributes', () => {
    const text1 = text('<img src=x onerror=alert(1)>&amp;', {
      type: 'link',
      attrs: { href: 'https://a.pk/"><script>' },
    });
    expect(html(parse(doc(p(text1))))).toBe(
      '<p><a href="https://a.pk/&quot;&gt;&lt;script&gt;">&lt;img src=x onerror=alert(1)&gt;&amp;amp;</a></p>',
    );
  });

  it('prints footnotes as numbers and a list at the foot, with a way back', () => {
    const words = { title: 'Notes', reference: (n: number) => `Note ${n}`, back: (n: number) => `Back to ${n}` };
    const page = html(parse(doc(p(text('a'), note('<one>')), p(note('two')))), { footnotes: words, idPrefix: 's1-' });
    expect(page).toBe(
      '<p>a<sup class="fn"><a id="s1-fnref1" href="#s1-fn1" role="doc-noteref" aria-label="Note 1">1</a></sup></p>' +
        '<p><sup class="fn"><a id="s1-fnref2" href="#s1-fn2" role="doc-noteref" aria-label="Note 2">2</a></sup></p>' +
        '<section class="fns" role="doc-endnotes" aria-label="Notes"><ol>' +
        '<li id="s1-fn1">&lt;one&gt; <a href="#s1-fnref1" role="doc-backlink" aria-label="Back to 1">↩</a></li>' +
        '<li id="s1-fn2">two <a href="#s1-fnref2" role="doc-backlink" aria-label="Back to 2">↩</a></li></ol></section>',
    );
  });

  it('shifts headings under the one of the section and names tables', () => {
    const table = {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [p()] }] }],
    };
    const page = html(parse(doc({ type: 'heading', attrs: { level: 4 }, content: [text('Duties')] }, table)), {
      headingShift: 1,
      idPrefix: 's1-',
      headingId: (words, index) => `${words.toLowerCase()}-${index}`,
      tableName: (number) => `Table ${number}`,
    });
    expect(page).toBe(
      '<h5 id="s1-duties-0">Duties</h5><div class="table" role="region" tabindex="0" aria-label="Table 1">' +
        '<table><tbody><tr><th><p></p></th></tr></tbody></table></div>',
    );
  });
});

describe('renderStored', () => {
  const mark = '<p class="unreadable" role="note">Not &lt;readable&gt;</p>';

  it('prints the readable blocks of a bad row and marks the others', () => {
    const bad = p(text('a', { type: 'link', attrs: { href: ['javascript:alert(1)'] } }));
    expect(renderStored(doc(p(text('one')), bad, p(text('two'))), 'Not <readable>')).toBe(
      `<p>one</p>${mark}<p>two</p>`,
    );
  });

  it('is one mark for a row that is no text at all', () => {
    for (const row of [null, 5, 'x', [], {}, doc(), { type: 'doc', content: {} }])
      expect(renderStored(row, 'Not <readable>')).toBe(mark);
  });

  it('is a text too, with the placeholder as words, that passes the gate', () => {
    const bad = doc(p(text('One.')), { type: 'paragraph', content: 7 }, p(text('Three.')));
    expect(plainText(readStored(bad, 'Not here.'))).toBe('One.\n\nNot here.\n\nThree.');
    for (const row of [null, 5, 'x', [], {}, doc(), { type: 'doc', content: {} }])
      expect(plainText(readStored(row, 'Not here.'))).toBe('Not here.');
  });
});
