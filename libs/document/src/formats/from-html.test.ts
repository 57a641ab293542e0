import { describe, expect, it } from '@jest/globals';
import { parse as parseHtml } from 'parse5';

import { parse } from '../parse.js';
import { Refused } from '../refused.js';
import { fromHtml } from './from-html.js';
import { html } from './html.js';

const fromHtmlText = (markup: string) => fromHtml(parseHtml(markup));
const read = (markup: string) => html(fromHtmlText(markup).doc);
const item = (level: number, marker: string, words: string) =>
  `<p class=MsoListParagraph style='margin-left:.5in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;

describe('fromHtml', () => {
  it("makes lists of Word's list paragraphs", () => {
    expect(
      read(
        `${item(1, '3.', 'Three')}${item(2, 'a)', 'Inner')}${item(1, '4.', 'Four')}<p class=MsoNormal>After</p>${item(1, '·', 'Dot')}`,
      ),
    ).toBe(
      '<ol start="3"><li><p>Three</p><ol><li><p>Inner</p></li></ol></li><li><p>Four</p></li></ol><p>After</p><ul><li><p>Dot</p></li></ul>',
    );
  });

  it.each([
    ['<p>1. One</p><p>2. Two</p>', '<ol><li><p>One</p></li><li><p>Two</p></li></ol>'],
    ['<p>7) <b>One</b></p><p>8) Two</p>', '<ol start="7"><li><p><strong>One</strong></p></li><li><p>Two</p></li></ol>'],
    ['<p>۱۔ پہلا</p><p>۲۔ دوسرا</p>', '<ol><li><p>پہلا</p></li><li><p>دوسرا</p></li></ol>'],
    ['<p>• One</p>', '<ul><li><p>One</p></li></ul>'],
    ['<p>1. Alone</p>', '<p>1. Alone</p>'],
    ['<p>2011. A year</p><p>1947. Another</p>', '<p>2011. A year</p><p>1947. Another</p>'],
    ['<p>- a dash</p>', '<p>- a dash</p>'],
  ])('reads typed markers in %s', (markup, wanted) => expect(read(markup)).toBe(wanted));

  it('drops looks, comments and authors of Word, and says how many', () => {
    const { doc, dropped } = fromHtmlText(
      `<html xmlns:o="urn:x"><head><meta name=Author content="Aslam"><title>Secret title</title><style>p {color:red}</style></head><body lang=EN-US>` +
        `<p class=MsoNormal><span lang=EN-US style='font-family:"Arial";color:red'>The <ins cite="mailto:Aslam" datetime="2026-01-01">new</ins> <del cite="mailto:Aslam">old</del> text<a style='mso-comment-reference:A_1' href="#_msocom_1"></a>` +
        `<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span></span><span style='mso-hide:all'>hidden</span><o:p></o:p></p>` +
        `<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Aslam thinks</p></div></div></body></html>`,
    );
    expect(html(doc)).toBe('<p>The new text</p>');
    expect(dropped).toMatchObject({ comment: expect.any(Number), author: 2, deletedText: 1, look: 1, hidden: 1 });
    expect(JSON.stringify([html(doc), dropped])).not.toMatch(/Aslam|Secret/);
  });

  const cite = 'cite="mailto:Aslam" datetime="2026-01-01"';
  it.each([
    ['<p>The <del>old</del> <ins>new</ins> text, <s>struck</s></p>', '<p>The new text, <s>struck</s></p>', 1],
    [
      `<p>The<span class=msoDel><del ${cite}> old</del></span><span class=msoIns><ins ${cite}> new</ins></span> text</p>`,
      '<p>The new text</p>',
      1,
    ],
    [
      '<p><span class="TextRun Strikethrough TrackChangeTextDeletion" style="text-decoration:line-through">Old </span>New</p>',
      '<p>New</p>',
      1,
    ],
    [
      `<p>One<del ${cite}><o:p></o:p></del></p>\n<p class=MsoNormal>two<o:p></o:p></p><p>3</p>`,
      '<p>Onetwo</p><p>3</p>',
      1,
    ],
    [
      `<p>One</p><p><span class=msoDel><del ${cite}>gone<o:p></o:p></del></span></p><ul><li><del>x</del><li>y</ul>`,
      '<p>One</p><ul><li><p>y</p></li></ul>',
      2,
    ],
    [
      `<table><tr><td><del ${cite}>a</del><td><del ${cite}>b</del><tr><td>c<td></table>`,
      '<table><tbody><tr><td><p>c</p></td><td><p></p></td></tr></tbody></table>',
      2,
    ],
    [
      '<p>It <del role="deletion"><span class="vh">[deleted: </span>hold<span class="vh"> end of deletion]</span></del><ins role="insertion"><span class="vh">[inserted: </span>holds<span class="vh"> end of insertion]</span></ins></p>',
      '<p>It holds</p>',
      1,
    ],
  ])('takes a text with tracked changes as it would stand: %s', (markup, wanted, deleted) => {
    const { doc, dropped } = fromHtmlText(markup);
    expect(html(doc)).toBe(wanted);
    expect(dropped.deletedText).toBe(deleted);
  });

  it.each([
    [
      'Word',
      `<p>Fact<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>.</p><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> See the Act.</p></div></div>`,
    ],
    [
      'Google Docs',
      `<p>Fact<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>&nbsp;See the Act.</p></div>`,
    ],
    [
      'a published page',
      html(
        parse({
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'Fact' },
                { type: 'footnote', attrs: { text: 'See the Act.' } },
                { type: 'text', text: '.' },
              ],
            },
          ],
        }),
        { footnotes: { title: 'Notes', reference: String, back: String }, idPrefix: 's1-' },
      ),
    ],
  ])('reads the footnotes of %s', (_, markup) => {
    expect(read(markup)).toBe('<p>Fact<span data-footnote="See the Act." role="note"></span>.</p>');
  });

  it('cleans a paste of Google Docs', () => {
    expect(
      read(
        `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:700;color:#000">Bold</span><span style="font-weight:400"> plain </span><a href="https://www.google.com/url?q=https://a.pk/x&amp;sa=D" style="text-decoration:none"><span style="text-decoration:underline">link</span></a></p><br><ul><li dir="ltr" aria-level="1"><p role="presentation">one</p></li><ul><li aria-level="2"><p>inner</p></li></ul></ul></b>`,
      ),
    ).toBe(
      '<p><strong>Bold</strong> plain <a href="https://a.pk/x">link</a></p><ul><li><p>one</p><ul><li><p>inner</p></li></ul></li></ul>',
    );
  });

  it.each([
    ['<h1>A</h1><h6>B</h6>', '<h2>A</h2><h4>B</h4>'],
    ['<a href="javascript:alert(1)">x</a><img src=x onerror=alert(1)><script>alert(1)</script>', '<p>x</p>'],
    ['a<br><br>b<br>c<br>', '<p>a</p><p>b<br>c</p>'],
    ['  <p>  a \n b </p> <p>&nbsp;</p> c ', '<p>a b</p><p>c</p>'],
    ['<div>a<div>b</div>c</div>', '<p>a</p><p>b</p><p>c</p>'],
    ['<ol start="5"><li>a<p>b</p><li><h2>c</h2></ol>', '<ol start="5"><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>'],
    [
      '<span lang="ur">بچہ</span> <span lang="en-GB">x</span> <bdi lang="en">Act</bdi>',
      '<p><span lang="ur" dir="rtl">بچہ</span> x <span lang="en" dir="ltr">Act</span></p>',
    ],
    [
      '<p>H<sub>2</sub>O <s>a</s> <u>b</u> <code>c</code></p>',
      '<p>H<sub>2</sub>O <s>a</s> <u>b</u> <code>c</code></p>',
    ],
    [
      '<table><caption>T</caption><tr><th colspan=3>a<tr><td rowspan=9>b<td>c</table>',
      '<p>T</p><table><tbody><tr><th colspan="3"><p>a</p></th></tr><tr><td><p>b</p></td><td><p>c</p></td><td><p></p></td></tr></tbody></table>',
    ],
    [
      '<table><tr><td>a<ul><li>b<table><tr><td>c<td>d<tr><td>e<table><tr><td>f</table></table></ul><td></table>',
      '<table><tbody><tr><td><p>a</p><ul><li><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p><p></p></li></ul></td><td><p></p></td></tr></tbody></table>',
    ],
    [
      '<table><tr><td rowspan=2>a<td>b<tr><td>c</table>',
      '<table><tbody><tr><td rowspan="2"><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></tbody></table>',
    ],
    [
      '<table><tr><td colspan=100000>a</table>',
      '<table><tbody><tr><td colspan="200"><p>a</p></td></tr></tbody></table>',
    ],
    [
      '<blockquote>a</blockquote><hr><pre>x\n  y</pre>',
      '<blockquote><p>a</p></blockquote><hr><p><code>x</code><code><br></code><code>  y</code></p>',
    ],
    ['می\u200cرود &#0; \ufffe x', '<p>می\u200cرود \ufffd x</p>'],
    ['', '<p></p>'],
  ])('reads %s', (markup, wanted) => {
    const out = read(markup);
    expect(out.replace('</code><code>', '').replace('</code><code>', '')).toBe(
      wanted.replace('</code><code>', '').replace('</code><code>', ''),
    );
  });

  it('reads a DOM as it reads the markup', async () => {
    // Loaded here, as jsdom requires the parser that the other tests import.
    const { JSDOM } = await import('jsdom');
    const markup = `<h1>T</h1>${item(1, '1.', 'One')}<p>a <b>b</b><!-- c --></p>`;
    const { document } = new JSDOM(markup).window;
    expect(fromHtml(document.body).doc.eq(fromHtmlText(markup).doc)).toBe(true);
  });

  it('refuses too many nodes and too deep ones', () => {
    const code = (markup: string) => {
      try {
        fromHtmlText(markup);
      } catch (error) {
        return error instanceof Refused ? error.code : error;
      }
      return undefined;
    };
    expect(code('<br>'.repeat(60_001))).toBe('too-large');
    expect(code('<div>'.repeat(5_000))).toBe('too-deep');
  });
});
