import { schema } from '@tarmeem/document';
import type { Doc } from '@tarmeem/document';
import type { Node } from 'prosemirror-model';

import type { FlatCell, FlatParagraph, FlatRow, FlatTable, Flow, ListRef } from './flat.js';

const { blockquote, bulletList, orderedList, table, heading, horizontalRule, tableHeader } = schema.nodes;

/** Names the list that stands at a position, so that two versions of a text may call a list that both have by one name. */
export type ListKey = (position: number) => string;

/** A container around the blocks being walked; `begun`: something of it was given out already. */
interface Around {
  readonly letter: 'Q' | 'N' | 'C';
}

/** The text as paragraphs and tables in a row. */
export function flatten(doc: Doc, listKey: ListKey): Flow {
  return new Flattening(listKey).flow(doc, 0);
}

class Flattening {
  constructor(private readonly listKey: ListKey) {}

  /** The content of a text or cell; `start` is the position of its first child. */
  flow(parent: Node, start: number): (FlatParagraph | FlatTable)[] {
    const out: (FlatParagraph | FlatTable)[] = [];
    this.blocks(parent, start, { code: '', depth: 0 }, out);
    return out;
  }

  private blocks(
    parent: Node,
    start: number,
    around: { code: string; depth: number },
    out: (FlatParagraph | FlatTable)[],
  ): void {
    let at = start;
    let previous: Node | undefined;
    for (const child of parent.children) {
      this.block(child, at, { ...around, afterQuote: previous?.type === blockquote }, out);
      at += child.nodeSize;
      previous = child;
    }
  }

  private block(
    node: Node,
    at: number,
    { code, depth, afterQuote }: { code: string; depth: number; afterQuote: boolean },
    out: (FlatParagraph | FlatTable)[],
  ): void {
    if (node.type === blockquote) this.quote(node, at, { code, depth, letter: afterQuote ? 'N' : 'Q' }, out);
    else if (node.type === bulletList || node.type === orderedList) this.list(node, at, { code, depth }, out);
    else if (node.type === table) out.push(this.table(node, at, code));
    else out.push(paragraph(node, at, code));
  }

  private quote(
    node: Node,
    at: number,
    { code, depth, letter }: { code: string; depth: number } & Around,
    out: (FlatParagraph | FlatTable)[],
  ): void {
    const first = out.length;
    this.blocks(node, at + 1, { code: `${code}Q`, depth }, out);
    if (letter === 'N') this.relook(out, first, (old) => `${code}N${old.slice(code.length + 1)}`);
  }

  /** Changes the code of the one block that begins a container. */
  private relook(out: (FlatParagraph | FlatTable)[], index: number, change: (code: string) => string): void {
    const block = out[index]!;
    out[index] =
      block.kind === 'table'
        ? { ...block, code: change(block.code) }
        : { ...block, look: { ...block.look, code: change(block.look.code) } };
  }

  private list(
    node: Node,
    at: number,
    { code, depth }: { code: string; depth: number },
    out: (FlatParagraph | FlatTable)[],
  ): void {
    const ordered = node.type === orderedList;
    const list: ListRef = {
      key: this.listKey(at),
      ordered,
      start: ordered ? Number(node.attrs['start']) : 1,
      depth,
    };
    let position = at + 1;
    for (const item of node.children) {
      const first = out.length;
      this.blocks(item, position + 1, { code: `${code}C`, depth: depth + 1 }, out);
      const begins = out[first] as FlatParagraph;
      out[first] = { ...begins, look: { ...begins.look, code: `${code}I`, list } };
      position += item.nodeSize;
    }
  }

  private table(node: Node, at: number, code: string): FlatTable {
    const rows: FlatRow[] = [];
    let open: (Hanging | undefined)[] = [];
    let position = at + 1;
    for (const row of node.children) {
      const { flat, hanging } = this.row(row, position, open);
      rows.push(flat);
      open = hanging;
      position += row.nodeSize;
    }
    return { kind: 'table', at, code, columns: open.length, rows };
  }

  private row(
    row: Node,
    at: number,
    open: readonly (Hanging | undefined)[],
  ): { flat: FlatRow; hanging: (Hanging | undefined)[] } {
    const cells: FlatCell[] = [];
    const hanging: (Hanging | undefined)[] = [];
    const continueDown = () => {
      for (let above = open[hanging.length]; above; above = open[hanging.length]) {
        cells.push({ at: -1, span: above.span, merge: 'continue', header: above.header, flow: [] });
        hang(hanging, above.span, above.rows > 1 ? { ...above, rows: above.rows - 1 } : undefined);
      }
    };
    let position = at + 1;
    for (const cell of row.children) {
      continueDown();
      const { colspan: span, rowspan } = cell.attrs as { colspan: number; rowspan: number };
      const header = cell.type === tableHeader;
      cells.push({
        at: position,
        span,
        merge: rowspan > 1 ? 'start' : 'none',
        header,
        flow: this.flow(cell, position + 1),
      });
      hang(hanging, span, rowspan > 1 ? { rows: rowspan - 1, span, header } : undefined);
      position += cell.nodeSize;
    }
    continueDown();
    return { flat: { at, cells }, hanging };
  }
}

/** What hangs down into the next row from a cell that spans rows; told at its first column only. */
interface Hanging {
  readonly rows: number;
  readonly span: number;
  readonly header: boolean;
}

function hang(hanging: (Hanging | undefined)[], span: number, what: Hanging | undefined): void {
  hanging.push(what);
  for (let more = 1; more < span; more++) hanging.push(undefined);
}

function paragraph(node: Node, at: number, code: string): FlatParagraph {
  if (node.type === horizontalRule)
    return { kind: 'paragraph', look: { block: 'rule', level: 0, code }, node, from: at, end: at };
  const isHeading = node.type === heading;
  const look = {
    block: isHeading ? 'heading' : 'paragraph',
    level: isHeading ? Number(node.attrs['level']) : 0,
    code,
  } as const;
  return { kind: 'paragraph', look, node, from: at + 1, end: at + 1 + node.content.size };
}
