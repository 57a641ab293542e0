import { describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import type { Node } from 'prosemirror-model';

import { compareUnchecked } from '../compare.js';
import { schema } from '../schema.js';
import { edited } from '../testing/edits.js';
import { holds, lawTime } from '../testing/laws.js';
import { Chance } from '../testing/random.js';
import { blockOf } from '../testing/texts.js';
import { redlineHtml } from './redline-html.js';
import type { RedlineWords } from './redline-words.js';

const words: RedlineWords = {
  deleted: { start: '', end: '' },
  inserted: { start: '', end: '' },
  moved: { start: () => '', end: '' },
  movedAway: () => 'moved',
  note: () => '',
  change: '',
  paragraph: '',
  rule: '',
  footnote: '',
  invisible: String,
};
const { document } = new JSDOM('').window;

function redlined(base: Node, target: Node): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = redlineHtml(base, compareUnchecked(base, target), { view: 'changes', words, number: null });
  return root;
}

/** How many columns each row of a table fills, laid out as a browser does. */
function widthsOf(table: HTMLTableElement): number[] {
  let covered: number[] = [];
  return [...table.rows].map((row) => {
    const next = covered.map((left) => Math.max(0, left - 1));
    let column = 0;
    for (const { colSpan, rowSpan } of row.cells) {
      while ((covered[column] ?? 0) > 0) column++;
      for (const end = column + colSpan; column < end; column++) next[column] = rowSpan - 1;
    }
    while ((covered[column] ?? 0) > 0) column++;
    covered = next;
    return column;
  });
}

const p = (text: string) => schema.nodes.paragraph.create(null, text === '' ? null : schema.text(text));
const cell = (text: string, attrs: object = {}) => schema.nodes.tableCell.create(attrs, p(text));
const tableOf = (...rows: Node[][]) =>
  schema.nodes.doc.create(
    null,
    schema.nodes.table.create(
      null,
      rows.map((cells) => schema.nodes.tableRow.create(null, cells)),
    ),
  );
/** The rows as a reader sees them: cells parted by bars, `N×` over rows. */
const shown = (root: HTMLElement) =>
  [...root.querySelectorAll('tr')].map((row) =>
    [...row.cells].map(({ rowSpan, textContent }) => `${rowSpan > 1 ? `${rowSpan}× ` : ''}${textContent}`).join(' | '),
  );

describe('a table in a redline', () => {
  const federal = (rows: number) => [cell('Federal', { rowspan: rows }), cell('FIA'), cell('Borders and trafficking')];
  const ministry = [cell('Ministry'), cell('Policy')];
  const ncrc = [cell('NCRC'), cell('Complaints of children')];
  const police = [cell('Provincial'), cell('Police'), cell('Cases inside the country')];

  it('keeps its columns where a row goes from under a cell that spans it', () => {
    const base = tableOf(federal(3), ministry, ncrc, police);
    expect(shown(redlined(base, tableOf(federal(2), ministry, police)))).toEqual([
      '2× Federal | FIA | Borders and trafficking',
      'Ministry | Policy',
      ' | NCRC | Complaints of children',
      'Provincial | Police | Cases inside the country',
    ]);
    expect(shown(redlined(base, tableOf(federal(2), ncrc, police)))).toEqual([
      '3× Federal | FIA | Borders and trafficking',
      'Ministry | Policy',
      'NCRC | Complaints of children',
      'Provincial | Police | Cases inside the country',
    ]);
  });

  it('keeps its columns where one of them goes and a row comes', () => {
    const row = (...texts: string[]) => texts.map((text) => cell(text));
    const base = tableOf(row('Province', 'Report due', 'Helpline'), row('Punjab', '31 March', '1121'));
    const target = tableOf(row('Province', 'Helpline'), row('Punjab', '1121'), row('Sindh', '1098'));
    expect(shown(redlined(base, target))).toEqual([
      'Province | Report due | Helpline',
      'Punjab | 31 March | 1121',
      'Sindh |  | 1098',
    ]);
  });

  it(
    'has rows of one width, whatever changed',
    () => {
      let tables = 0;
      holds(
        ({ seed, edits }) => {
          const chance = new Chance(seed);
          let table = blockOf(chance, 0);
          while (table.type !== schema.nodes.table) table = blockOf(chance, 0);
          const base = schema.nodes.doc.create(null, table);
          for (const shownTable of redlined(base, edited(chance, base, edits)).querySelectorAll('table')) {
            tables++;
            expect(new Set(widthsOf(shownTable)).size).toBe(1);
          }
        },
        { share: 0.3 },
      );
      expect(tables).toBeGreaterThan(100);
    },
    lawTime,
  );
});
