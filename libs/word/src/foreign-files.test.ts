import { describe, expect, it } from '@jest/globals';
import { schema, toJson, fromPlainText } from '@tarmeem/document';

import { docx, outlineDocx, readDocx } from './index.js';
import { wordFile } from './testing/package.js';

const run = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inside: string, properties = '') =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inside}</w:p>`;
const by = 'w:id="1" w:author="Ayesha" w:date="2026-11-01T10:00:00Z"';

function read(body: string, parts: Record<string, string> = {}) {
  return readDocx(wordFile(body, parts), { language: 'en' });
}
function both(body: string, parts: Record<string, string> = {}) {
  const [part] = read(body, parts).parts;
  return [part!.rejected.doc.toString(), part!.accepted.doc.toString()];
}

describe('tracked changes of another program', () => {
  it('are read as two texts: words, splits and joins', () => {
    expect(
      both(p(run('Old ') + `<w:del ${by}><w:r><w:delText>a</w:delText></w:r></w:del><w:ins ${by}>${run('b')}</w:ins>`)),
    ).toEqual(['doc(paragraph("Old a"))', 'doc(paragraph("Old b"))']);
    expect(both(p(run('One'), `<w:rPr><w:ins ${by}/></w:rPr>`) + p(run('two')))).toEqual([
      'doc(paragraph("Onetwo"))',
      'doc(paragraph("One"), paragraph("two"))',
    ]);
    expect(both(p(run('One'), `<w:rPr><w:del ${by}/></w:rPr>`) + p(run('two')))).toEqual([
      'doc(paragraph("One"), paragraph("two"))',
      'doc(paragraph("Onetwo"))',
    ]);
  });

  it('are read as two texts: moves, looks, and what was put in and taken out again', () => {
    expect(
      both(
        p(`<w:moveFrom ${by}>${run('M')}</w:moveFrom>`, `<w:rPr><w:moveFrom ${by}/></w:rPr>`) +
          p(run('A')) +
          p(`<w:moveTo ${by}>${run('M')}</w:moveTo>`, `<w:rPr><w:moveTo ${by}/></w:rPr>`) +
          p(run('Z') + `<w:ins ${by}><w:del ${by}>${run('never')}</w:del></w:ins>`),
      ),
    ).toEqual([
      'doc(paragraph("M"), paragraph("A"), paragraph("Z"))',
      'doc(paragraph("A"), paragraph("M"), paragraph("Z"))',
    ]);
    expect(
      both(
        p(
          run('Title', `<w:b/><w:rPrChange ${by}><w:rPr/></w:rPrChange>`),
          `<w:pStyle w:val="Heading2"/><w:pPrChange ${by}><w:pPr/></w:pPrChange>`,
        ),
      ),
    ).toEqual(['doc(paragraph("Title"))', 'doc(heading(bold("Title")))']);
  });

  it('are read as two texts: rows and cells', () => {
    const cell = (text: string, sign = '') => `<w:tc><w:tcPr>${sign}</w:tcPr>${p(run(text))}</w:tc>`;
    const row = (inside: string, sign = '') => `<w:tr><w:trPr>${sign}</w:trPr>${inside}</w:tr>`;
    const [before, after] = both(
      `<w:tbl>${row(cell('a') + cell('b', `<w:cellIns ${by}/>`))}${row(cell('c') + cell('d', `<w:cellIns ${by}/>`), `<w:del ${by}/>`)}</w:tbl>`,
    );
    expect(before).toBe('doc(table(tableRow(tableCell(paragraph("a"))), tableRow(tableCell(paragraph("c")))))');
    expect(after).toBe('doc(table(tableRow(tableCell(paragraph("a")), tableCell(paragraph("b")))))');
  });

  it('gives the words of a table in a cell to the cell: no table stands there', () => {
    const table = (...cells: string[]) =>
      `<w:tbl><w:tr>${cells.map((inside) => `<w:tc>${inside}</w:tc>`).join('')}</w:tr></w:tbl>`;
    const words = (text: string) => p(run(text));
    expect(both(table(words('a') + table(words('b'), words('c')) + words('d'), words('e')))[1]).toBe(
      'doc(table(tableRow(tableCell(paragraph("a"), paragraph("b"), paragraph("c"), paragraph("d")), tableCell(paragraph("e")))))',
    );
  });

  it('keep who and when', () => {
    const [part] = read(p(run('Old') + `<w:ins ${by}>${run(' new')}</w:ins>`)).parts;
    expect(part!.accepted.stretches).toEqual([
      {
        kind: 'change',
        by: { name: 'Ayesha', date: '2026-11-01T10:00:00Z' },
        moved: false,
        what: 'words',
        from: 4,
        to: 8,
      },
    ]);
  });
});

describe('a text of another program', () => {
  it('keeps lists by their numbering, links, notes, languages and tables that reach over rows', () => {
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const item = (text: string, level: number) =>
      p(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="5"/></w:numPr>`);
    const [, text] = both(item('one', 0) + item('deep', 1) + item('two', 0) + p(run('between')) + item('three', 0), {
      'word/numbering.xml': numbering,
    });
    expect(text).toBe(
      'doc(orderedList(listItem(paragraph("one"), bulletList(listItem(paragraph("deep")))), listItem(paragraph("two"))), paragraph("between"), orderedList(listItem(paragraph("three"))))',
    );
    const [part] = read(item('one', 0) + p('') + item('two', 0), { 'word/numbering.xml': numbering }).parts;
    expect(toJson(part!.accepted.doc).content![2]!.attrs).toEqual({ start: 2 });
    expect(
      both(
        p(
          `<w:hyperlink r:id="web">${run('link')}</w:hyperlink>` +
            run(' اردو', '<w:rtl/><w:lang w:bidi="ur-PK"/>') +
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
        ),
        {
          'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:id="2">${p(run('Note'))}</w:footnote></w:footnotes>`,
        },
      )[1],
    ).toBe('doc(paragraph(link("link"), language(" اردو"), footnote))');
  });

  it('says what it could not hold, and follows nothing', () => {
    const { dropped, parts } = read(
      p('<w:r><w:drawing><a:blip r:link="file"/></w:drawing></w:r>' + run('x') + '<w:r><w:br w:type="page"/></w:r>'),
    );
    expect([...dropped]).toEqual([
      ['picture', 1],
      ['pageBreak', 1],
    ]);
    expect(parts[0]!.accepted.doc.toString()).toBe('doc(paragraph("x"))');
  });

  const heading = (text: string, level: number) => p(run(text), `<w:pStyle w:val="heading ${level}"/>`);

  it('is split at its headings', () => {
    const { parts } = outlineDocx(
      wordFile(
        p(run('Before')) + heading('One', 1) + p(run('a')) + heading('Two', 2) + heading('Three', 3) + p(run('b')),
      ),
      { language: 'en', levels: 2 },
    );
    expect(parts.map(({ level, heading, body }) => [level, heading, body.toString()])).toEqual([
      [0, '', 'doc(paragraph("Before"))'],
      [1, 'One', 'doc(paragraph("a"))'],
      [2, 'Two', 'doc(heading("Three"), paragraph("b"))'],
    ]);
  });

  it('is split at the names of sections, and not at headings inside a text, when it comes back without marks', () => {
    const renamed = p(
      `<w:del ${by}><w:r><w:delText>Labor</w:delText></w:r></w:del><w:ins ${by}>${run('Labour')}</w:ins>`,
      '<w:pStyle w:val="heading 1"/>',
    );
    const sections = [
      { heading: 'Police', level: 1, inner: ['Funds'] },
      { heading: 'Funds', level: 3, inner: [] },
      { heading: 'Labor', level: 1, inner: [] },
    ];
    const body =
      heading('POLICE:', 1) +
      p(run('a')) +
      heading('Funds', 2) +
      heading('Another', 2) +
      renamed +
      heading('Police', 2) +
      p(run('b')) +
      heading('Funds', 3) +
      p(run('c'));
    const split = (known: typeof sections) =>
      readDocx(wordFile(body), { language: 'en', sections: known }).parts.map(({ rejected, accepted }) => [
        rejected.heading,
        accepted.heading,
        accepted.doc.toString(),
      ]);
    expect(split(sections)).toEqual([
      ['POLICE:', 'POLICE:', 'doc(paragraph("a"), heading("Funds"), heading("Another"))'],
      ['Labor', 'Labour', 'doc(heading("Police"), paragraph("b"))'],
      ['Funds', 'Funds', 'doc(paragraph("c"))'],
    ]);
    expect(split([])).toHaveLength(1);
  });

  it('may be longer than one text may be when its sections are known', () => {
    const names = ['Police', 'Labour', 'Courts'];
    const words = Array.from({ length: 20_000 }, (_, at) => `word${at}`).join(' ');
    const file = wordFile(names.map((name) => heading(name, 1) + p(run(words))).join(''));
    const sections = names.map((name) => ({ heading: name, level: 1, inner: [] }));
    expect(() => readDocx(file, { language: 'en' })).toThrow('too-large');
    expect(readDocx(file, { language: 'en', sections }).parts.map(({ accepted }) => accepted.heading)).toEqual(names);
  });
});

describe('comments', () => {
  it('come back with their words, replies, and whether they are resolved', () => {
    const text = fromPlainText('The helpline is 1121 in all districts.');
    const file = docx({
      title: 'T',
      language: 'en',
      parts: [
        {
          text,
          comments: [
            {
              author: { name: 'Sana', date: new Date('2026-11-01T10:00:00Z') },
              text: 'Which one?\nSay.',
              resolved: true,
              replies: [{ author: { name: 'Bilal' }, text: 'The child helpline.' }],
              at: { side: 'target', from: 5, to: 13 },
            },
          ],
        },
      ],
    });
    const { comments, parts } = readDocx(file, { language: 'en' });
    expect(comments).toEqual([
      { id: '0', by: { name: 'Sana', date: '2026-11-01T10:00:00Z' }, text: 'Which one?\nSay.', resolved: true },
      { id: '1', by: { name: 'Bilal' }, text: 'The child helpline.', parent: '0', resolved: true },
    ]);
    expect(parts[0]!.accepted.doc.eq(text)).toBe(true);
    const [at] = parts[0]!.accepted.stretches;
    expect(parts[0]!.accepted.doc.textBetween(at!.from, at!.to)).toBe('helpline');
  });

  it('are cut where they are longer than any note may be, and that is said', () => {
    const file = docx({
      title: 'T',
      language: 'en',
      parts: [
        {
          text: fromPlainText('The helpline is 1121.'),
          comments: [{ author: { name: 'Sana' }, text: 'x'.repeat(10_001), at: { side: 'target', from: 5, to: 13 } }],
        },
      ],
    });
    const { comments, dropped } = readDocx(file, { language: 'en' });
    expect(comments[0]!.text).toBe(`${'x'.repeat(9_999)}…`);
    expect(dropped.get('longNote')).toBe(1);
  });

  it('hides section and revision, and tells the title of a renamed section both ways', () => {
    const ids = { section: '018f0000-0000-7000-8000-000000000001', revision: '018f0000-0000-7000-8000-0000000000ff' };
    const text = schema.node('doc', null, [schema.node('paragraph')]);
    const file = docx({
      title: 'T',
      language: 'en',
      lines: ['Edition 1.2'],
      contents: 'Contents',
      parts: [{ heading: 'Labor', proposedHeading: 'Labour', ids, text }],
    });
    const { parts, dropped } = readDocx(file, { language: 'en' });
    expect(parts).toHaveLength(1);
    expect(parts[0]!.ids).toEqual(ids);
    expect([parts[0]!.rejected.heading, parts[0]!.accepted.heading]).toEqual(['Labor', 'Labour']);
    expect(dropped.size).toBe(0);
  });

  it('tells a section that is put in or taken out by a heading that comes or goes with its paragraph', () => {
    const section = '018f0000-0000-7000-8000-000000000001';
    const none = fromPlainText('');
    const text = fromPlainText('It lists every shelter.');
    const file = docx({
      title: 'T',
      language: 'en',
      parts: [
        { heading: '', proposedHeading: 'Register', ids: { section }, text: none, proposed: text },
        { heading: 'Annex', proposedHeading: '', ids: { section: section.replace(/1$/u, '2') }, text, proposed: none },
      ],
    });
    const seen = readDocx(file, { language: 'en' }).parts.map(({ ids, rejected, accepted }) => [
      ids,
      [rejected.heading, rejected.doc.textContent],
      [accepted.heading, accepted.doc.textContent],
    ]);
    expect(seen).toEqual([
      [{ section }, ['', ''], ['Register', 'It lists every shelter.']],
      [{ section: section.replace(/1$/u, '2') }, ['Annex', 'It lists every shelter.'], ['', '']],
    ]);
  });
});
