import { describe, expect, it } from '@jest/globals';
import type { Node } from 'prosemirror-model';

import { compareUnchecked } from '../compare.js';
import { schema } from '../schema.js';
import { cellsOf, spanOf } from '../testing/markup-tables.js';
import { Markup, textIn } from '../testing/markup.js';
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
function redlined(base: Node, target: Node): Markup {
  return new Markup(redlineHtml(base, compareUnchecked(base, target), { view: 'changes', words, number: null }));
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
const shown = (page: Markup) =>
  page.named('tr').map((row) =>
    cellsOf(row)
      .map((it) => `${spanOf(it, 'rowspan') > 1 ? `${spanOf(it, 'rowspan')}× ` : ''}${textIn(it)}`)
      .join(' | '),
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
});
