import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { plainText } from '@tarmeem/document';

import { readDocx } from './index.js';
import type { WordText } from './index.js';

/** A file that LibreOffice wrote (testing/make-with-libreoffice.py says how). */
function made(name: string, language = 'en'): WordText {
  const bytes = readFileSync(join(import.meta.dirname, `testing/made-by-libreoffice${name}.docx`));
  return readDocx(new Uint8Array(bytes), { language });
}

function both(name: string, language?: string) {
  const [part] = made(name, language).parts;
  return { before: part!.rejected.doc.toString(), after: part!.accepted.doc.toString(), part: part! };
}

/** Whom the file names for which words of the text as accepted. */
function named({ part }: ReturnType<typeof both>) {
  return part.accepted.stretches.flatMap((stretch) =>
    stretch.kind === 'change' && stretch.what === 'words'
      ? [[stretch.by.name, stretch.moved, part.accepted.doc.textBetween(stretch.from, stretch.to)]]
      : [],
  );
}

const paragraphs = (...words: string[]) => `doc(${words.map((each) => `paragraph("${each}")`).join(', ')})`;

// Both texts of all but the file with comments are those that LibreOffice itself gives when it rejects or accepts all.
describe('a file that LibreOffice wrote', () => {
  it('is read with a word replaced, words and a paragraph put in', () => {
    const [part] = made('').parts;
    expect(plainText(part!.rejected.doc)).toBe(
      'The helpline of the department is one.\n\nSecond paragraph stays here.',
    );
    expect(plainText(part!.accepted.doc)).toBe(
      'The number of the department is one. Added.\n\nSecond paragraph stays here.\n\nThird was put in.',
    );
  });

  it('is read with a paragraph moved, one cut in two, and a word made heavy', () => {
    const read = both('-moves');
    const [first, second, third, further] = [
      'First stays where it is.',
      'Second is moved to the end.',
      'Third is cut in two here.',
      ' And goes on.',
    ];
    const [fourth, fifth] = ['Fourth is joined', 'with the fifth.'];
    expect(read.before).toBe(
      paragraphs(first!, second!, `${third}${further}`, fourth!, fifth!, 'Sixth has a heavy word.', 'Last.'),
    );
    expect(read.after).toBe(
      paragraphs(first!, third!, further!, fourth!, second!, fifth!, 'Sixth', 'Last.').replace(
        'paragraph("Sixth")',
        'paragraph("Sixth has a ", bold("heavy"), " word.")',
      ),
    );
    expect(named(read)).toEqual([['Ayesha Khan', true, second]]);
  });

  it('is read with a row put into a table and one taken out', () => {
    const read = both('-table');
    const table = (...rows: [string, string][]) =>
      `doc(paragraph("Before the table."), table(${rows
        .map((row) => `tableRow(${row.map((words) => `tableCell(paragraph("${words}"))`).join(', ')})`)
        .join(', ')}), paragraph)`;
    expect(read.before).toBe(table(['Body', 'Number'], ['Police', '15'], ['Rescue', '1122']));
    expect(read.after).toBe(table(['Body', 'Number'], ['Police', '15'], ['Madadgar', '1098']));
  });

  it('is read with an item put into a numbered list', () => {
    const read = both('-list');
    const list = (...items: string[]) =>
      `doc(paragraph("The duties are:"), orderedList(${items.map((words) => `listItem(paragraph("${words}"))`).join(', ')}), paragraph("After the list."))`;
    expect(read.before).toBe(list('To register', 'To inspect', 'To report'));
    expect(read.after).toBe(list('To record', 'To inspect', 'To publish', 'To report'));
    expect(named(read).map(([, , words]) => words)).toEqual(['record', 'To publish']);
  });

  it('is read from right to left, its words and its direction those of an Urdu text', () => {
    const read = both('-urdu', 'ur');
    const text = (when: string) => `doc(heading("محکمہ"), paragraph("ہیلپ لائن ${when} کھلی ہے۔ نمبر 1121 ہے۔"))`;
    expect([read.before, read.after]).toEqual([text('دن رات'), text('ہر وقت')]);
  });

  it('keeps our hidden marks, who changed what, and comments, of which one is resolved', () => {
    const { comments } = made('-comments');
    const read = both('-comments');
    expect(read.part.ids).toEqual({
      section: '018f0000-0000-7000-8000-000000000001',
      revision: '018f0000-0000-7000-8000-000000000002',
    });
    expect(read.before).toBe(paragraphs('The helpline is open day and night.', 'The Authority decides.'));
    expect(read.after).toBe(paragraphs('The helpline is open at all hours.', 'The Authority decides.'));
    expect(named(read)).toEqual([['Ayesha Khan', false, 'at all hours']]);
    expect(comments.map(({ by, text, resolved }) => [by.name, text, resolved])).toEqual([
      ['Sana', 'Which number?', false],
      ['Bilal', 'It is 1121.', false],
      ['Sana', 'Settled by the Act.', true],
    ]);
  });
});
