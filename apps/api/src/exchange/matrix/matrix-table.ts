import type { MatrixFileQuery, MatrixRow } from '@tarmeem/contract';
import { catalogue, matrixEn, matrixUr, type Locale, speaker } from '@tarmeem/text';

const words = catalogue(matrixEn, matrixUr);
export const sayInFiles = { en: speaker('en', words), ur: speaker('ur', words) } as const;

/** The matrix as cells: the first line names the columns. */
export interface Table {
  title: string;
  language: Locale;
  head: string[];
  lines: string[][];
}

type Column = readonly [name: keyof typeof matrixEn, of: (row: MatrixRow) => string];

/** The table of a file, in one of two orders of columns. Without `names`, a sender of feedback is "a reader" like every other. */
export function matrixTable(
  rows: readonly MatrixRow[],
  { columns, names, language }: Pick<MatrixFileQuery, 'columns' | 'names' | 'language'>,
  title: string,
): Table {
  const say = sayInFiles[language];
  const from = (row: MatrixRow): string =>
    row.what === 'change' ? row.from : (names === 'yes' && row.from) || say('matrix.reader');
  const place = (row: MatrixRow): string => row.section?.heading ?? say('matrix.whole');
  const fate = (row: MatrixRow): string =>
    row.duplicateOf === null ? say(`fate.${row.fate}`) : `${say('fate.duplicate')}: F ${String(row.duplicateOf)}`;
  const comment = (row: MatrixRow): string => (row.withheld ? say(`matrix.withheld.${row.withheld}`) : row.comment);
  const said = (row: MatrixRow): string =>
    [row.quote && `“${row.quote}”`, comment(row), row.proposed].filter(Boolean).join('\n');
  const about = (row: MatrixRow): string => (row.anchor ? say(`matrix.anchor.${row.anchor}`) : '');
  const edition = (row: MatrixRow): string => row.edition ?? '';
  const general: Column[] = [
    ['matrix.number', (row) => row.number],
    ['matrix.from', from],
    ['matrix.place', place],
    ['matrix.words', about],
    ['matrix.said', said],
    ['matrix.fate', fate],
    ['matrix.response', (row) => row.response],
    ['matrix.edition', edition],
  ];
  const iso: Column[] = [
    ['matrix.from', from],
    ['matrix.number', (row) => row.number],
    ['matrix.section', place],
    ['matrix.kind', (row) => say(`matrix.kind.${row.kind}`)],
    ['matrix.comment', (row) => [row.quote && `“${row.quote}”`, comment(row)].filter(Boolean).join('\n')],
    ['matrix.proposed', (row) => row.proposed],
    ['matrix.observation', (row) => [fate(row), row.response, edition(row)].filter(Boolean).join('\n')],
  ];
  const chosen = columns === 'iso' ? iso : general;
  return {
    title,
    language,
    head: chosen.map(([name]) => say(name)),
    lines: rows.map((row) => chosen.map(([, of]) => plain(of(row)))),
  };
}

/** Without the control characters and halves of characters that no file of these kinds may hold; tabs and line ends stay. */
const plain = (text: string): string => text.replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
