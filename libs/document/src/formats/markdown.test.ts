import { describe, expect, it } from '@jest/globals';

import { parse } from '../parse.js';
import { markdown } from './markdown.js';

const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const p = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});
const item = (...content: unknown[]) => ({ type: 'listItem', content });
const write = (...content: unknown[]) => markdown(parse({ type: 'doc', content }));
const bold = { type: 'bold' };

describe('markdown', () => {
  it('writes headings, lists, quotations and rules', () => {
    expect(
      write(
        { ...p('Duties'), type: 'heading', attrs: { level: 3 } },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [item(p('one')), item(p('two'), { type: 'bulletList', content: [item(p('inner'))] })],
        },
        { type: 'blockquote', content: [p('quoted'), p('twice')] },
        { type: 'horizontalRule' },
        p('end'),
      ),
    ).toBe('### Duties\n\n3. one\n4. two\n   - inner\n\n> quoted\n>\n> twice\n\n---\n\nend\n');
  });

  it('sets marks around words and not around their spaces', () => {
    expect(
      write(p('a ', text('bold ', bold), text('both', bold, { type: 'italic' }), ' c', { type: 'hardBreak' }, 'd')),
    ).toBe('a **bold** ***both*** c\\\nd\n');
  });

  it('writes links, footnotes and what has no sign', () => {
    const link = { type: 'link', attrs: { href: 'https://a.pk/(x)' } };
    expect(
      write(
        p(
          text('Act', link),
          { type: 'footnote', attrs: { text: 'See *1*.' } },
          text('2', { type: 'superscript' }),
          text('بچہ', { type: 'language', attrs: { lang: 'ur', dir: 'rtl' } }),
        ),
      ),
    ).toBe('[Act](<https://a.pk/(x)>)[^1]<sup>2</sup><span lang="ur" dir="rtl">بچہ</span>\n\n[^1]: See \\*1\\*.\n');
  });

  it('escapes what would be read as Markdown', () => {
    expect(write(p('1. not a list'), p('# no heading'), p('- no item'), p('<b> *no* [mark] a_b'))).toBe(
      '1\\. not a list\n\n\\# no heading\n\n\\- no item\n\n\\<b\\> \\*no\\* \\[mark\\] a\\_b\n',
    );
  });

  it('writes plain tables with pipes and others as HTML', () => {
    const cell = (words: string, type = 'tableCell', attrs = {}) => ({ type, attrs, content: [p(words)] });
    expect(
      write({
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('a|b', 'tableHeader'), cell('c', 'tableHeader')] },
          { type: 'tableRow', content: [cell('1'), cell('2')] },
        ],
      }),
    ).toBe('| a\\|b | c |\n| --- | --- |\n| 1 | 2 |\n');
    expect(
      write({ type: 'table', content: [{ type: 'tableRow', content: [cell('a', 'tableCell', { colspan: 2 })] }] }),
    ).toBe('<table><tbody><tr><td colspan="2"><p>a</p></td></tr></tbody></table>\n');
  });
});
