import type { Node, NodeType } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import { elementsAround } from './redline-context.js';
import type { RedlineMarks } from './redline-marks.js';
import { RedlineTable, rowColumns } from './redline-table.js';
import type { CellMode } from './redline-table.js';

/** True for the cells of a table. */
export const isCell = (type: NodeType): boolean => type === schema.nodes.tableCell || type === schema.nodes.tableHeader;

/** The nodes of elements that are printed only so that others may stand in them. */
const asNode: Readonly<Record<string, Node>> & { readonly li: Node } = {
  table: schema.nodes.table.create(),
  tr: schema.nodes.tableRow.create(),
  td: schema.nodes.tableCell.create(),
  li: schema.nodes.listItem.create(),
};

/** Prints the elements that hold others, keeps count of rows and cells, and puts around a part what HTML asks for. */
export class RedlineParts {
  private readonly tables: RedlineTable[] = [];
  private columns: ReturnType<typeof rowColumns> | undefined;

  constructor(
    private readonly base: Doc,
    private readonly marks: RedlineMarks,
    private readonly out: string[],
  ) {}

  /** The start tag of a node that holds others. */
  begin(node: Node, tag: string, mode: CellMode): void {
    const slot = this.out.push(tag) - 1;
    if (node.type === schema.nodes.table) this.tables.push(new RedlineTable());
    else if (node.type === schema.nodes.tableRow)
      this.tables.at(-1)?.row(mode, mode === 'del' ? this.columnsOf(node) : []);
    else if (isCell(node.type)) this.tables.at(-1)?.cell(slot, node, mode);
  }

  /** Its end tag. */
  end(type: NodeType, tag: string): void {
    const slot = this.out.push(tag) - 1;
    if (type === schema.nodes.tableRow) this.tables.at(-1)?.endRow(slot);
    else if (type === schema.nodes.table) this.tables.pop()?.finish(this.out);
  }

  /** Prints a node of a type in the elements that must stand around it here. */
  around(context: NodeType, { type, mode }: { type: NodeType; mode: CellMode }, print: () => void): void {
    const elements = elementsAround(context, type);
    for (const name of elements) this.begin(asNode[name] ?? asNode.li, `<${name}>`, mode);
    print();
    for (const name of elements.toReversed()) this.end((asNode[name] ?? asNode.li).type, `</${name}>`);
  }

  /** A sign in the element that the moved node would have had, with all its columns if it was a row. */
  boxed(context: NodeType, node: Node | null, sign: string): void {
    this.around(context, { type: node?.type ?? schema.nodes.paragraph, mode: 'del' }, () => this.box(node, sign));
  }

  private box(node: Node | null, sign: string): void {
    if (node?.type !== schema.nodes.tableRow) {
      const name = node?.type === schema.nodes.listItem ? 'li' : 'p';
      this.out.push(`<${name}>${sign}</${name}>`);
      return;
    }
    const colspan = node.children.reduce((sum, cell) => sum + Number(cell.attrs['colspan']), 0);
    const cell = schema.nodes.tableCell.create({ colspan: Math.max(1, colspan) });
    this.begin(node, '<tr>', 'del');
    this.begin(cell, this.marks.tags(cell).start, 'del');
    this.out.push(sign);
    this.end(cell.type, '</td>');
    this.end(node.type, '</tr>');
  }

  private columnsOf(row: Node): readonly number[] | undefined {
    this.columns ??= rowColumns(this.base);
    return this.columns.get(row);
  }
}
