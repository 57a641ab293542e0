import { describe, expect, test } from '@jest/globals';
import { apply, compare, fromPlainText, type Doc } from '@tarmeem/document';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { schema } from '@tarmeem/document';
import { languageOf } from '../text/words.js';
import { decorationsOf } from './decorate.js';
import { spotsOf } from './spots.js';

const text = fromPlainText(
  'The helpline 1121 answers calls.\n\nChildren are referred to shelters in every district of the province.\n\nThis paragraph stays as it is for all readers.',
);

/** The redline as it is drawn, in a real view. */
function drawn(target: Doc, base: Doc = text) {
  const changes = compare(base, target);
  const { target: made, spots } = spotsOf(base, changes);
  expect(made.eq(apply(base, changes))).toBe(true);
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({ schema, doc: made }),
    decorations: (state) =>
      decorationsOf(state.doc, { base, changes, spots, numberOf: (change) => change + 1, say: languageOf('en').say }),
  });
  return view.dom;
}
const words = (dom: HTMLElement, selector: string) =>
  [...dom.querySelectorAll(selector)].map((each) => each.textContent);

describe('the drawn redline', () => {
  test('underlines what is new and strikes what went, with words for a screen reader', () => {
    const dom = drawn(
      fromPlainText(
        'The helpline 1099 answers calls.\n\nChildren are referred to shelters in every district of the province.\n\nThis paragraph stays as it is for all readers.',
      ),
    );
    expect(words(dom, 'ins')).toEqual(['1099']);
    expect(words(dom, 'del')).toEqual(['[deleted: 1121]']);
    expect(words(dom, '.marks button')).toEqual(['1']);
  });

  test('shows a deleted paragraph as a block, and numbers each change', () => {
    const dom = drawn(
      fromPlainText('The helpline 1121 answers all calls.\n\nThis paragraph stays as it is for all readers.'),
    );
    expect(words(dom, '.ghost.block')[0]).toContain('Children are referred');
    expect(words(dom, '.marks button')).toEqual(['1', '2']);
  });

  test('draws nothing when nothing changed', () => {
    expect(words(drawn(text), 'ins, del, .marks')).toEqual([]);
  });
});

describe('the redline of tables and lists', () => {
  const p = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
  const cells = (...texts: string[]) => texts.map((text) => schema.node('tableCell', null, [p(text)]));
  const table = (...rows: string[][]) =>
    schema.node(
      'table',
      null,
      rows.map((row) => schema.node('tableRow', null, cells(...row))),
    );
  const list = (...items: string[]) =>
    schema.node(
      'bulletList',
      null,
      items.map((item) => schema.node('listItem', null, [p(item)])),
    );
  const doc = (...blocks: ReturnType<typeof table>[]) => schema.node('doc', null, [p('Who answers where.'), ...blocks]);
  const head = ['Province', 'Helpline', 'Due'];
  const punjab = ['Punjab', '1121', '31 March'];
  const sindh = ['Sindh', '1098', '30 June'];
  const balochistan = ['Balochistan', '1099', 'every quarter'];
  const all = doc(table(head, punjab, sindh, balochistan));

  /** What a browser makes of the drawn text, were it sent as HTML. */
  const parsedAnew = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML;

  test.each([
    ['a row', all, doc(table(head, punjab, balochistan))],
    ['the last row', all, doc(table(head, punjab, sindh))],
    ['two rows', all, doc(table(head, balochistan))],
    ['a row of empty cells', doc(table(head, ['', '', ''], sindh)), doc(table(head, sindh))],
    ['a column', all, doc(table(...[head, punjab, sindh, balochistan].map((row) => [row[0] ?? '', row[2] ?? ''])))],
    ['a row that moved', all, doc(table(head, balochistan, punjab, sindh))],
    ['a table', all, doc()],
    ['items of a list', doc(list('One thing', 'Another', 'A third', 'Last')), doc(list('One thing', 'Last'))],
  ])('%s is drawn as HTML that a parser leaves as it is', (_, before, after) => {
    const { innerHTML } = drawn(after, before);
    expect(innerHTML).toMatch(/ghost/);
    expect(parsedAnew(innerHTML)).toBe(innerHTML);
  });

  test('each deleted row is a row, and says so in its first cell', () => {
    const rows = [...drawn(doc(table(head, balochistan)), all).querySelectorAll('tr.ghost')];
    expect(rows.map((row) => [...row.children].map((cell) => `${cell.tagName} ${cell.textContent}`))).toEqual([
      ['TD [deleted: Punjab', 'TD 1121', 'TD 31 March]'],
      ['TD [deleted: Sindh', 'TD 1098', 'TD 30 June]'],
    ]);
  });

  test.each([
    [
      'up',
      doc(table(head, balochistan, punjab, sindh)),
      ['Province', '[here] Balochistan', 'Punjab', 'Sindh', '[away] Balochistan'],
    ],
    [
      'down',
      doc(table(head, sindh, balochistan, punjab)),
      ['Province', '[away] Punjab', 'Sindh', 'Balochistan', '[here] Punjab'],
    ],
  ])('a row that moves %s is shown where it stood and where it stands', (_, after, expected) => {
    const rows = [...drawn(after, all).querySelectorAll('tr')].map((row) => {
      const look = row.matches('.away') ? '[away] ' : row.matches('.moved-here') ? '[here] ' : '';
      return look + [...row.querySelectorAll('p')].find((each) => !each.matches('.cap'))!.textContent;
    });
    expect(rows).toEqual(expected);
  });
});
