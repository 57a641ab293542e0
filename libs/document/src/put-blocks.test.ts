import { describe, expect, it } from '@jest/globals';
import type { Node } from 'prosemirror-model';
import { compare } from './compare.js';
import { putBlocks, putLines } from './put-blocks.js';
import { schema } from './schema.js';

const { nodes } = schema;
const p = (words: string) => nodes.paragraph.create(null, words ? schema.text(words) : null);
const doc = (...blocks: Node[]) => nodes.doc.create(null, blocks);
const list = (type: 'bulletList' | 'orderedList', ...items: string[]) =>
  nodes[type].create(
    null,
    items.map((item) => nodes.listItem.create(null, p(item))),
  );
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

describe('what a change puts in whole', () => {
  it('lists and tables are counted, and their words stand line by line', () => {
    const added = [
      list('orderedList', 'Inspect kilns', 'Inspect workshops'),
      table(['District', 'Office'], ['Karachi', ''], ['', '']),
    ];
    const [change] = compare(doc(p('One.')), doc(p('One.'), ...added));
    expect(putBlocks(change!)).toEqual([
      { type: 'orderedList', items: 2 },
      { type: 'table', rows: 3, columns: 2 },
    ]);
    expect(putLines(change!).split('\n')).toEqual([
      '1. Inspect kilns',
      '2. Inspect workshops',
      'District | Office',
      'Karachi',
    ]);
  });

  it('a paragraph, an item of a list or words are none', () => {
    const [words] = compare(doc(p('One.')), doc(p('One more.')));
    const [paragraph] = compare(doc(p('One.')), doc(p('One.'), p('Two.')));
    const [item] = compare(doc(list('bulletList', 'One')), doc(list('bulletList', 'One', 'Two')));
    for (const change of [words, paragraph, item]) expect(putBlocks(change!)).toEqual([]);
  });
});
