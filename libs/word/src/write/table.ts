import type { FlatTable } from '../flat/flat.js';
import { headerFill } from '../looks.js';
import type { Woven, WovenCell, WovenRow } from '../weave/woven.js';
import { element } from '../xml/build.js';
import { beside, columnWidths } from './column-widths.js';
import { leftOf } from './look-xml.js';
import { tracked } from './marks-of-change.js';
import type { Writing } from './writing.js';

/** Writes the blocks of a cell. */
type FlowXml = (flow: readonly Woven[], writing: Writing, width: number) => string;

/** A table; its columns are as wide as their texts ask for. */
export function tableXml(
  { table, rows }: { table: FlatTable; rows: readonly WovenRow[] },
  writing: Writing,
  { width, flow }: { width: number; flow: FlowXml },
): string {
  const columns = Math.max(
    1,
    table.columns,
    ...rows.map(({ cells }) => cells.reduce((sum, { cell }) => sum + cell.span, 0)),
  );
  const left = leftOf(table.code);
  const widths = columnWidths(rows, columns, width - left);
  const properties = element(
    'w:tblPr',
    {},
    element('w:tblStyle', { 'w:val': writing.parcel.tableStyleId(table.code) }),
    writing.parcel.rtl ? element('w:bidiVisual') : '',
    element('w:tblW', { 'w:w': sumOf(widths), 'w:type': 'dxa' }),
    left > 0 ? element('w:tblInd', { 'w:w': left, 'w:type': 'dxa' }) : '',
    element('w:tblLook', { 'w:val': '0000' }),
  );
  const grid = element('w:tblGrid', {}, ...widths.map((it) => element('w:gridCol', { 'w:w': it })));
  let heads = true;
  const body = rows.map((row) => {
    heads &&= row.cells.length > 0 && row.cells.every(({ cell }) => cell.header);
    return rowXml(row, writing, { widths, heads, flow });
  });
  return element('w:tbl', {}, properties, grid, ...body);
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, it) => sum + it, 0);

function rowXml(
  row: WovenRow,
  writing: Writing,
  { widths, heads, flow }: { widths: readonly number[]; heads: boolean; flow: FlowXml },
): string {
  const state = row.state === 'kept' ? '' : tracked(row.state, writing.parcel, writing.authorOf(row.change));
  const properties = (heads ? element('w:tblHeader') : '') + state;
  let at = 0;
  const cells = row.cells.map((cell) => {
    const width = sumOf(widths.slice(at, at + cell.cell.span));
    at += cell.cell.span;
    return cellXml(cell, writing, { width, flow });
  });
  return element('w:tr', {}, properties === '' ? '' : element('w:trPr', {}, properties), ...cells);
}

function cellXml(
  { cell, state, flow }: WovenCell,
  writing: Writing,
  { width, flow: xmlOf }: { width: number; flow: FlowXml },
): string {
  const { parcel, authorOf } = writing;
  const first = flow[0];
  const change = first && first.state !== 'table' ? first.change : -1;
  const sign =
    state === 'kept'
      ? ''
      : tracked(state, parcel, authorOf(change)).replace(/^<w:(ins|del)/u, (_, name: string) =>
          name === 'ins' ? '<w:cellIns' : '<w:cellDel',
        );
  const properties = element(
    'w:tcPr',
    {},
    element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    cell.span > 1 ? element('w:gridSpan', { 'w:val': cell.span }) : '',
    cell.merge === 'none' ? '' : element('w:vMerge', cell.merge === 'start' ? { 'w:val': 'restart' } : {}),
    cell.header ? element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': headerFill }) : '',
    sign,
  );
  return element('w:tc', {}, properties, xmlOf(flow, writing, Math.max(200, width - beside)));
}
