import { describe, expect, test } from '@jest/globals';
import { fromPlainText, parse, toJson } from '@tarmeem/document';
import type { PaperEdition } from './paper-edition.js';
import { setPages } from './set-pages.js';

const edition = (language: string, body: PaperEdition['sections'][number]['body']): PaperEdition => ({
  language,
  title: language === 'ur' ? 'ادارہ جاتی ڈھانچا' : 'Framework',
  lede: '',
  says: 'Edition 1.0, 3 May 2026',
  foot: 'Framework, Edition 1.0, 3 May 2026',
  contents: 'Contents',
  address: 'https://tarmeem.example/framework/editions/1.0',
  sections: [{ depth: 0, heading: '#panic("heading") `x` $', body }],
  at: 1_770_000_000,
});
const cell = (type: string, text: string, colspan = 1) => ({
  type,
  attrs: { colspan, rowspan: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('an edition on paper', () => {
  test('takes words as words, whatever they would mean to the program that sets them', () => {
    const hostile = '#read("/etc/passwd") #import "@preview/x:1.0.0" #sys.inputs ] ) } */ // \\ "';
    const file = setPages(edition('en', toJson(fromPlainText(hostile)))).toString('latin1');
    expect(file.startsWith('%PDF-')).toBe(true);
    expect(file).toContain('pdfuaid:part');
  });

  test('embeds the Urdu letters, and is the same file for the same edition', () => {
    const urdu = edition('ur', toJson(fromPlainText('قومی کمیشن (NCHR) کا قیام 2012 کے ایکٹ XVI کے تحت ہوا۔')));
    const file = setPages(urdu);
    expect(file.toString('latin1')).toContain('NotoNastaliqUrdu');
    expect(setPages(urdu).equals(file)).toBe(true);
  });

  test('sets every block of a text, and characters without a glyph', () => {
    const doc = parse({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'A level left out' }] },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('tableHeader', 'a'), cell('tableHeader', 'b')] },
            { type: 'tableRow', content: [cell('tableCell', 'wide', 2)] },
          ],
        },
        { type: 'blockquote', content: [{ type: 'horizontalRule' }, { type: 'paragraph' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: '#elsewhere' } }] },
            { type: 'footnote', attrs: { text: 'note' } },
            { type: 'text', text: 'ꙮ🦄' },
          ],
        },
      ],
    });
    expect(
      setPages(edition('en', toJson(doc)))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});
