import { parse } from '@tarmeem/document';
import { directionOfWords } from '@tarmeem/text';
import { docx } from '@tarmeem/word';
import writeXlsxFile from 'write-excel-file/node';
import type { Table } from './matrix-table.js';

/** A file of the matrix: what it is, and how its bytes are made. */
export interface MatrixFormat {
  type: string;
  write: (table: Table, at: Date) => Promise<Uint8Array> | Uint8Array;
}

/** A table of formats: another one is another line. */
export const matrixWriters = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: word },
} as const satisfies Record<string, MatrixFormat>;

/**
 * Words that a spreadsheet would take for a formula get an apostrophe before them (CSV has no other way to say that a cell is text).
 * White space before the sign doesn't help it.
 */
export const neutral = (cell: string): string => (/^\s*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);

function csv({ head, lines }: Table): Uint8Array {
  const cell = (text: string): string => `"${neutral(text).replaceAll('"', '""')}"`;
  // The mark at the start tells spreadsheets that it is UTF-8.
  return Buffer.from(`\ufeff${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`, 'utf8');
}

/** On paper all columns stand on one sheet, and rows go on as far as they need. */
const onOneSheetWide = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content: string) =>
          content
            .replace(/<worksheet[^>]*>/u, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

/** The most a cell of a spreadsheet holds. */
const mostInCell = 32_767;

async function xlsx({ head, lines, language, title }: Table): Promise<Uint8Array> {
  const cell = (value: string) => ({
    value: value.slice(0, mostInCell),
    type: String,
    wrap: true,
    alignVertical: 'top' as const,
  });
  const data = [
    head.map((value) => ({ ...cell(value), fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map(cell)),
  ];
  const sheet = {
    sheet: title.replaceAll(/[\\/?*[\]:]/gu, ' ').slice(0, 31),
    columns: head.map((_, index) => ({ width: index === 4 ? 60 : 24 })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
    rightToLeft: language === 'ur',
  };
  return writeXlsxFile(data, sheet, { features: [onOneSheetWide] }).toBuffer();
}

function word({ head, lines, language, title }: Table, at: Date): Uint8Array {
  const paragraphs = (text: string) =>
    text
      .split('\n')
      .map((line) => ({ type: 'paragraph', ...(line ? { content: [{ type: 'text', text: line }] } : {}) }));
  const row = (cells: readonly string[], type: 'tableHeader' | 'tableCell') => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type, content: paragraphs(cell) })),
  });
  const table = { type: 'table', content: [row(head, 'tableHeader'), ...lines.map((line) => row(line, 'tableCell'))] };
  return docx({
    title,
    language,
    created: at,
    landscape: true,
    // The words of the frame stand beside those of people, in either language.
    directionOf: directionOfWords,
    footer: title,
    parts: [{ text: parse({ type: 'doc', content: [table] }) }],
  });
}
