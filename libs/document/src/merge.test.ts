import { describe, expect, it } from '@jest/globals';
import type { Mark, Node } from 'prosemirror-model';

import { plainText } from './doc.js';
import { merge } from './merge.js';
import { schema } from './schema.js';

const { nodes, marks } = schema;
const text = (words: string, ...held: Mark[]) => schema.text(words, held);
const p = (...inline: (string | Node)[]) =>
  nodes.paragraph.create(
    null,
    inline.map((part) => (typeof part === 'string' ? text(part) : part)),
  );
const doc = (...blocks: Node[]) => nodes.doc.create(null, blocks);
const table = (...rows: string[][]) =>
  nodes.table.create(
    null,
    rows.map((row) =>
      nodes.tableRow.create(
        null,
        row.map((words) => nodes.tableCell.create(null, p(words))),
      ),
    ),
  );
const bold = marks.bold.create();

const [a, b, c] = [
  'The first paragraph speaks of shelters and of food.',
  'The second one follows with words on schools.',
  'A third one ends it all with fines.',
];
const base = doc(p(a), p(b), p(c));
const cells = [
  ['Punjab', 'the bureau'],
  ['Sindh', 'the authority'],
];

describe('a merge of two sides that touch', () => {
  it.each<[kind: string, base: Node, theirs: Node, mine: Node]>([
    [
      'both-changed',
      base,
      doc(p(a.replace('food', 'water')), p(b), p(c)),
      doc(p(a.replace('food', 'clothes')), p(b), p(c)),
    ],
    ['deleted-vs-edited', base, doc(p(a), p(c)), doc(p(a), p(b.replace('schools', 'teachers')), p(c))],
    ['deleted-vs-edited', base, doc(p(a), p(b.replace('schools', 'teachers')), p(c)), doc(p(a), p(c))],
    [
      'same-place-insert',
      base,
      doc(p(a), p('Theirs is new here.'), p(b), p(c)),
      doc(p(a), p('Mine is new here.'), p(b), p(c)),
    ],
    [
      'format-vs-text',
      base,
      doc(p('The first paragraph speaks of ', text('shelters', bold), ' and of food.'), p(b), p(c)),
      doc(p(a.replace('shelters', 'hostels')), p(b), p(c)),
    ],
    ['structure', base, doc(p(b), p(c), p(a)), doc(nodes.blockquote.create(null, p(a)), p(b), p(c))],
  ])('tells %s, and theirs stands', (kind, from, theirs, mine) => {
    const merged = merge(from, theirs, mine);
    expect(merged.conflicts.map((conflict) => conflict.kind)).toEqual([kind]);
    expect(merged.doc.eq(theirs)).toBe(true);
    expect(merged.conflicts[0]!.theirs.length * merged.conflicts[0]!.mine.length).toBeGreaterThan(0);
  });

  it('keeps what touches nothing beside a conflict', () => {
    const theirs = doc(p(a.replace('food', 'water')), p(b), p(c));
    const mine = doc(p(a.replace('food', 'clothes')), p(b), p(c.replace('fines', 'prison')));
    const merged = merge(base, theirs, mine);
    expect(merged.conflicts).toHaveLength(1);
    expect(plainText(merged.doc)).toBe(
      plainText(doc(p(a.replace('food', 'water')), p(b), p(c.replace('fines', 'prison')))),
    );
  });

  it('is a conflict of the whole where no point is shared and no valid text comes of both', () => {
    // A row of two cells and a column more: each is right alone, together the row is too short.
    const theirs = doc(table(['Punjab', 'the bureau', '1121'], ['Sindh', 'the authority', '1098']));
    const mine = doc(table(...cells, ['Balochistan', 'the commission']));
    const merged = merge(doc(table(...cells)), theirs, mine);
    expect(merged.conflicts.map(({ kind }) => kind)).toEqual(['structure']);
    expect(merged.doc.eq(theirs)).toBe(true);
    const other = merge(doc(table(...cells)), mine, theirs);
    expect(other.conflicts).toHaveLength(1);
    expect(other.doc.eq(mine)).toBe(true);
  });
});

describe('a merge of two sides that do not touch', () => {
  it('asks to check the sense where both changed one sentence, and only there', () => {
    const sentence = 'The inspector visits every factory of the district once a year.';
    const from = doc(p(`${sentence} Then a report is made.`));
    const theirs = doc(p(`${sentence.replace('every factory', 'no factory')} Then a report is made.`));
    const near = merge(
      from,
      theirs,
      doc(p(`${sentence.replace('once a year', 'twice a year')} Then a report is made.`)),
    );
    expect(near.conflicts).toEqual([]);
    expect(near.flags.map((flag) => [flag.theirs.words.after, flag.mine.words.after])).toEqual([['no', 'twice']]);
    const far = merge(from, theirs, doc(p(`${sentence} Then two reports are made.`)));
    expect([far.conflicts, far.flags]).toEqual([[], []]);
  });

  it('takes the same change of both sides once', () => {
    const same = doc(p(a.replace('food', 'water')), p(b), p(c));
    const mine = doc(p(a.replace('food', 'water')), p(b), p(c.replace('fines', 'prison')));
    expect(merge(base, same, mine)).toEqual({ doc: mine, conflicts: [], flags: [] });
  });
});
