import { describe, expect, test } from '@jest/globals';
import { fromWord } from './paste.js';

const item = (level: number, label: string, words: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>${label}<span>&nbsp; </span></span><!--[endif]-->${words}</p>`;

describe('text pasted from Word', () => {
  test('has real lists, nested as in Word', () => {
    const html = fromWord(
      `<p>Before</p>${item(1, '·', 'One')}${item(2, '·', 'Inner')}${item(1, '·', 'Two')}<p>After</p>`,
    );
    expect(html.replace(/\s+/g, ' ')).toBe(
      '<p>Before</p><ul><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ul><p>After</p>',
    );
  });

  test('keeps numbered lists numbered and drops what only Word reads', () => {
    expect(fromWord(`<style>p{}</style>${item(1, '1.', 'One')}<o:p>&nbsp;</o:p>`)).toBe('<ol><li><p>One</p></li></ol>');
  });
});
