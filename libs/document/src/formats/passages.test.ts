import { describe, expect, it } from '@jest/globals';

import { plainText } from '../doc.js';
import { parse } from '../parse.js';
import { html, renderStored } from './html.js';

const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const link = { type: 'link', attrs: { href: 'https://a.pk' } };
const bold = { type: 'bold' };

/** Prints a text with these words marked: `1`, `2`, … behind them, with a star where they are alone in their block. */
function marked(json: unknown, ...quotes: string[]): string {
  const plain = plainText(parse(json));
  return html(parse(json), {
    passages: quotes.map((quote, at) => ({
      start: plain.indexOf(quote),
      end: plain.indexOf(quote) + quote.length,
      sign: (alone) => `<sup>${at + 1}${alone ? '*' : ''}</sup>`,
    })),
  });
}

describe('marked passages', () => {
  it('stand under their words, with their sign behind them', () => {
    expect(marked(doc(p(text('Call 1121 & ask.'))), '1121 &')).toBe(
      '<p>Call <span class="on">1121 &amp;</span><sup>1*</sup> ask.</p>',
    );
  });

  it('go on over marks, breaks and blocks, and their sign does not part a link', () => {
    const json = doc(p(text('a'), text('b', bold), text('cd', link), text('ef', link, bold)), p(text('g'), text('h')));
    expect(marked(json, 'bc', 'ef\n\ng')).toBe(
      '<p>a<strong><span class="on">b</span></strong><a href="https://a.pk"><span class="on">c</span>d<strong><span class="on">ef</span></strong></a>' +
        '<sup>1*</sup></p><p><span class="on">g</span><sup>2*</sup>h</p>',
    );
  });

  it('lie over one another', () => {
    expect(marked(doc(p(text('one two three'))), 'one two', 'two three', 'two')).toBe(
      '<p><span class="on">one </span><span class="on">two</span><sup>1</sup><sup>3</sup><span class="on"> three</span><sup>2</sup></p>',
    );
  });

  it('leave a text alone that can not be read whole', () => {
    const bad = { type: 'doc', content: [p(text('well')), { type: 'paragraph', content: [{ type: 'text' }] }] };
    const passages = [{ start: 0, end: 4, sign: () => '<sup>1</sup>' }];
    expect(renderStored(bad, 'gone', { passages })).toBe('<p>well</p><p class="unreadable" role="note">gone</p>');
  });
});
