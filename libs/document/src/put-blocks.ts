import type { Change } from './change.js';
import type { NodeJson } from './doc.js';

/** A list or a table that a change puts in whole: how many items it has, or rows and columns. */
export type PutBlock =
  | { readonly type: 'bulletList' | 'orderedList'; readonly items: number }
  | { readonly type: 'table'; readonly rows: number; readonly columns: number };

/** The lists and tables that a change puts in whole, in the order of the text. */
export function putBlocks({ splices }: Pick<Change, 'splices'>): readonly PutBlock[] {
  return wholeNodes(splices).flatMap(({ type, content = [] }): PutBlock[] => {
    if (type === 'bulletList' || type === 'orderedList') return [{ type, items: content.length }];
    return type === 'table' ? [{ type, rows: content.length, columns: columnsOf(content) }] : [];
  });
}

/**
 * The words that a change puts in, each block on a line of its own: items of a list behind a sign or their number, the cells of a row in
 * one line, with strokes between them. Items, cells and rows without words have none here.
 */
export function putLines({ splices }: Pick<Change, 'splices'>): string {
  return wholeNodes(splices).flatMap(linesOf).join('\n');
}

const wholeNodes = (splices: Change['splices']): readonly NodeJson[] =>
  splices.flatMap(({ put }) => put.flatMap((piece) => ('node' in piece ? [piece.node] : [])));

const spanOf = ({ attrs }: NodeJson): number => Number(attrs?.['colspan'] ?? 1);

const columnsOf = (rows: readonly NodeJson[]): number =>
  Math.max(0, ...rows.map(({ content = [] }) => content.reduce((all, cell) => all + spanOf(cell), 0)));

const numberOf = ({ attrs }: NodeJson, at: number): string => String(Number(attrs?.['start'] ?? 1) + at);

function linesOf(node: NodeJson): string[] {
  const { type, content = [] } = node;
  if (type === 'table') return content.map(rowOf).filter(Boolean);
  if (type !== 'bulletList' && type !== 'orderedList') return [wordsOf(node)];
  return content.flatMap((item, at) => {
    const words = wordsOf(item);
    return words === '' ? [] : [`${type === 'bulletList' ? '•' : `${numberOf(node, at)}.`} ${words}`];
  });
}

const rowOf = ({ content = [] }: NodeJson): string => content.map(wordsOf).filter(Boolean).join(' | ');

const blocks = new Set([
  'paragraph',
  'heading',
  'listItem',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
  'tableRow',
]);

function wordsOf({ type, text, attrs, content = [] }: NodeJson): string {
  if (text !== undefined) return text;
  if (type === 'footnote') return ` [${String(attrs?.['text'] ?? '')}]`;
  if (type === 'hardBreak') return ' ';
  return content
    .map((child) => wordsOf(child) + (blocks.has(child.type) ? ' ' : ''))
    .join('')
    .trim();
}
