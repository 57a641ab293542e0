import { describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';

import { compare } from '../compare.js';
import { parse } from '../parse.js';
import { html } from './html.js';
import { redlineHtml } from './redline-html.js';
import { redlineTestWords as words } from '../testing/redline-test-words.js';

const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const p = (...content: unknown[]) => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});
const doc = (...content: unknown[]) => parse({ type: 'doc', content });
const { document } = new JSDOM('').window;

function marked(base: ReturnType<typeof doc>, target: ReturnType<typeof doc>, more = {}): string {
  return redlineHtml(base, compare(base, target), { view: 'changes', words, ...more });
}

/** As a sighted reader sees it: without hidden words, [-old-] and {+new+}. */
function seen(markup: string): string {
  const root = document.createElement('div');
  root.innerHTML = markup;
  for (const hidden of root.querySelectorAll('.vh')) hidden.remove();
  for (const del of root.querySelectorAll('del')) del.textContent = `[-${del.textContent}-]`;
  for (const ins of root.querySelectorAll('ins')) ins.textContent = `{+${ins.textContent}+}`;
  for (const number of root.querySelectorAll('a.n')) number.textContent = `(${number.textContent})`;
  return root.innerHTML.replace(/<\/?(?:ins|del|a)\b[^>]*>/g, '');
}

describe('redlineHtml', () => {
  it('shows nothing of a text that is empty: a section that was added or retired has no end of a paragraph beside its words', () => {
    const [blank, text] = [doc(p()), doc(p('One.'), p('Two.'), p('Three.'))];
    expect(seen(marked(blank, text))).not.toContain('¶');
    expect(seen(marked(text, blank))).not.toContain('¶');
    expect(seen(marked(text, blank))).toContain('(1)');
    expect(marked(blank, text, { view: 'before', number: null })).toBe('');
    expect(marked(text, blank, { view: 'after', number: null })).toBe('');
    // An empty paragraph among others is one that was put in or taken out.
    expect(seen(marked(text, doc(p('One.'), p(), p('Two.'), p('Three.'))))).toContain('{+¶');
  });

  it('tells the direction of a block whose words run against the text, whatever stands marked in it', () => {
    const urdu = ['ہیلپ لائن 1121 پر رابطہ کریں۔', 'ہیلپ لائن 1122 پر رابطہ کریں۔', 'پولیس سے رجوع کریں۔'];
    const ownDirection = (words: string) => (/[\u0600-\u06ff]/u.test(words) ? { dir: 'rtl' as const } : undefined);
    const [base, target] = [doc(p('One stands.'), p(urdu[0])), doc(p('One stands.'), p(urdu[1]), p(urdu[2]))];
    for (const view of ['changes', 'before', 'after', 'published', 'proposed'] as const) {
      const blocks = JSDOM.fragment(marked(base, target, { view, ownDirection, number: null })).querySelectorAll('p');
      const [first, ...others] = Array.from(blocks, (it) => it.getAttribute('dir'));
      expect([view, first, ...new Set(others)]).toEqual([view, null, 'rtl']);
    }
  });

  it('marks words as the public pages do', () => {
    expect(marked(doc(p('The force hold a mandate.')), doc(p('The force holds a mandate.')))).toBe(
      '<p>The force <del role="deletion"><span class="vh">[deleted: </span>hold<span class="vh"> end of deletion]</span></del> ' +
        '<ins role="insertion"><span class="vh">[inserted: </span>holds<span class="vh"> end of insertion]</span></ins>' +
        '<a class="n" id="c1" href="#l1"><span class="vh">change </span>1</a> a mandate.</p>',
    );
  });

  it.each<[string, ReturnType<typeof doc>, ReturnType<typeof doc>]>([
    [
      'an inserted paragraph',
      doc(p('One stands.'), p('Three stands.')),
      doc(p('One stands.'), p('Two is new here.'), p('Three stands.')),
    ],
    [
      'a deleted paragraph',
      doc(p('One stands.'), p('Two goes away now.'), p('Three stands.')),
      doc(p('One stands.'), p('Three stands.')),
    ],
    [
      'a split',
      doc(p('The first sentence. The second sentence.')),
      doc(p('The first sentence.'), p('The second sentence.')),
    ],
    [
      'a join',
      doc(p('The first sentence.'), p('The second sentence.')),
      doc(p('The first sentence. The second sentence.')),
    ],
    ['bold', doc(p('All words stay here.')), doc(p('All ', text('words', { type: 'bold' }), ' stay here.'))],
    [
      'a link target',
      doc(p('See ', text('the Act', { type: 'link', attrs: { href: 'https://a.pk/1' } }), '.')),
      doc(p('See ', text('the Act', { type: 'link', attrs: { href: 'https://a.pk/2' } }), '.')),
    ],
    [
      'a heading',
      doc(p('Duties of the force'), p('It acts.')),
      doc({ ...p('Duties of the force'), type: 'heading', attrs: { level: 2 } }, p('It acts.')),
    ],
    [
      'a quotation',
      doc(p('Before it.'), p('A quoted sentence.'), p('After it.')),
      doc(p('Before it.'), { type: 'blockquote', content: [p('A quoted sentence.')] }, p('After it.')),
    ],
    [
      'a move',
      doc(
        p('The first paragraph of the text is here.'),
        p('The second one follows with other words.'),
        p('A third one ends it all, finally.'),
      ),
      doc(
        p('The second one follows with other words.'),
        p('A third one ends it all, finally.'),
        p('The first paragraph of the text is here.'),
      ),
    ],
    ['a row', doc(table(['a', 'b'], ['c', 'd'])), doc(table(['a', 'b'], ['new', 'row'], ['c', 'd']))],
    ['a deleted row', doc(table(['a', 'b'], ['new', 'row'], ['c', 'd'])), doc(table(['a', 'b'], ['c', 'd']))],
    ['a column', doc(table(['a', 'b'], ['c', 'd'])), doc(table(['a', 'x', 'b'], ['c', 'y', 'd']))],
    ['a list item', doc(list('one', 'three')), doc(list('one', 'two', 'three'))],
    ['a deleted item', doc(list('one', 'two', 'three')), doc(list('one', 'three'))],
    [
      'a footnote',
      doc(p('A fact stands.')),
      doc(p('A fact', { type: 'footnote', attrs: { text: 'See 1.' } }, ' stands.')),
    ],
    ['a line put in', doc(p('One.'), p('Two.')), doc(p('One.'), { type: 'horizontalRule' }, p('Two.'))],
    ['a line taken out', doc(p('One.'), { type: 'horizontalRule' }, p('Two.')), doc(p('One.'), p('Two.'))],
    ['a space', doc(p('anti human')), doc(p('anti\u200chuman'))],
    ['an emptied paragraph', doc(p('One.'), p(), p('Two.')), doc(p('One.'), p('Two.'))],
  ])('shows %s', (_, base, target) => {
    expect(seen(marked(base, target))).toMatchSnapshot();
  });

  it('carries states, block numbers, other numbers and an id prefix', () => {
    const out = marked(doc(p('Same.'), p('Old words.')), doc(p('Same.'), p('New words.')), {
      stateClass: () => 'accepted',
      blockNumbers: true,
      number: (index: number) => index + 7,
      idPrefix: 's1-',
    });
    expect(out).toContain('<p data-block="1">Same.</p><p data-block="2" data-changes="7">');
    expect(out).toContain('<ins role="insertion" class="accepted">');
    expect(out).toContain('<a class="n accepted" id="s1-c7" href="#s1-l7">');
  });

  it('names tables and lets the keyboard reach them', () => {
    const [base, target] = [doc(p('Same.')), doc(p('Same.'), table(['one', 'two']))];
    const out = marked(base, target, { tableName: (number: number) => `Table ${number}` });
    expect(out).toMatch(/<table[^>]* tabindex="0" aria-label="Table 1"/);
  });

  it('shows base and proposed text as they are', () => {
    const [base, target] = [doc(p('Old.')), doc(p('New.'))];
    const changes = compare(base, target);
    expect(redlineHtml(base, changes, { view: 'published', words })).toBe(html(base));
    expect(redlineHtml(base, changes, { view: 'proposed', words })).toBe(html(target));
  });

  it('shows two texts side by side: each whole, with only its own words marked', () => {
    const [base, target] = [doc(p('The force hold a mandate.')), doc(p('The force holds a mandate.'))];
    const side = (view: 'before' | 'after') =>
      seen(redlineHtml(base, compare(base, target), { view, words, number: null }));
    expect([side('before'), side('after')]).toEqual([
      '<p>The force [-hold-] a mandate.</p>',
      '<p>The force {+holds+} a mandate.</p>',
    ]);
    const urdu = { view: 'after' as const, words: { ...words, language: 'ur' }, number: null };
    expect(redlineHtml(base, compare(base, target), urdu)).toContain('<span class="vh" lang="ur">[inserted: </span>');
  });
});

function table(...rows: string[][]): unknown {
  return {
    type: 'table',
    content: rows.map((cells) => ({
      type: 'tableRow',
      content: cells.map((words) => ({ type: 'tableCell', content: [p(words)] })),
    })),
  };
}

function list(...items: string[]): unknown {
  return { type: 'bulletList', content: items.map((words) => ({ type: 'listItem', content: [p(words)] })) };
}
