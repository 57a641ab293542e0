import { schema } from '@tarmeem/document';
import type { Node } from 'prosemirror-model';

import type { ParagraphLook } from '../flat/flat.js';
import { contentOf } from '../flat/unflatten.js';
import type { FlatBlock } from '../flat/unflatten.js';
import type { FileAuthor, ReadFlow, ReadInline, ReadParagraph, ReadTable } from './model.js';
import { tableOf } from './view-table.js';

/** Which of the two texts is seen: with all changes accepted, or with all rejected. */
export type Side = 'accepted' | 'rejected';

/** Something told of a stretch of a line: who changed it, or which comment is at it. Offsets count from the line's start. */
export type Told = { readonly from: number; to: number } & (
  | {
      readonly kind: 'change';
      readonly by: FileAuthor;
      readonly moved: boolean;
      readonly what: 'words' | 'look' | 'end';
    }
  | { readonly kind: 'comment'; readonly id: string }
);

/** What is told of one text block or rule. */
export interface LineNotes {
  readonly told: Told[];
}

/** Sees one of the two texts of a flow. */
export class View {
  /** For each line that was made, what is told of it. */
  readonly notes = new Map<Node, LineNotes>();
  private readonly openComments = new Set<string>();

  constructor(
    readonly side: Side,
    /** Taken from the level of each heading. */
    private readonly shift: number,
  ) {}

  /** The blocks as content of a text or cell. */
  content(flow: ReadFlow): Node[] {
    return contentOf(this.blocks(flow), (block, node) => {
      const notes = this.made.get(block);
      if (notes) this.notes.set(node, notes);
    });
  }

  private readonly made = new Map<FlatBlock, LineNotes>();

  private blocks(flow: ReadFlow): FlatBlock[] {
    const out: FlatBlock[] = [];
    let line: OpenLine | undefined;
    for (const block of flow) {
      if (block.kind === 'table') {
        if (!block.rows.some(({ state }) => this.sees(state))) continue;
        if (line && line.nodes.length > 0) this.finish(line, out);
        line = undefined;
        this.table(block, out);
        continue;
      }
      line ??= { nodes: [], notes: { told: [] }, size: 0, last: block };
      line.last = block;
      for (const inline of block.inline) this.inline(inline, line);
      if (!this.sees(block.state)) continue;
      this.noteEnd(block, line);
      this.finish(line, out);
      line = undefined;
    }
    if (line && line.nodes.length > 0) this.finish(line, out);
    return out;
  }

  sees(state: 'kept' | 'gone' | 'new'): boolean {
    return state === 'kept' || state === (this.side === 'accepted' ? 'new' : 'gone');
  }

  private inline(inline: ReadInline, line: OpenLine): void {
    const { told } = line.notes;
    if (inline.kind === 'comment') {
      if (inline.edge === 'start') {
        this.openComments.add(inline.id);
        told.push({ kind: 'comment', id: inline.id, from: line.size, to: -1 });
      } else {
        this.openComments.delete(inline.id);
        const open = told.findLast((one) => one.kind === 'comment' && one.id === inline.id);
        if (open) open.to = line.size;
        else told.push({ kind: 'comment', id: inline.id, from: 0, to: line.size });
      }
      return;
    }
    if (!this.sees(inline.state)) return;
    const node = this.side === 'accepted' ? inline.node : inline.before;
    const end = line.size + node.nodeSize;
    const isChanged = inline.state !== 'kept' || inline.node !== inline.before;
    if (isChanged && inline.by)
      told.push({
        kind: 'change',
        by: inline.by,
        moved: inline.moved,
        what: inline.state === 'kept' ? 'look' : 'words',
        from: line.size,
        to: end,
      });
    line.nodes.push(node);
    line.size = end;
  }

  private noteEnd(block: ReadParagraph, { notes, size }: OpenLine): void {
    const add = (by: FileAuthor | undefined, what: 'end' | 'look') => {
      if (by) notes.told.push({ kind: 'change', by, moved: block.moved, what, from: size, to: size + 1 });
    };
    if (block.state !== 'kept') add(block.by, 'end');
    add(block.lookBy, 'look');
  }

  private finish({ nodes, notes, size, last }: OpenLine, out: FlatBlock[]): void {
    if (last.filler && nodes.length === 0) return;
    for (const one of notes.told) if (one.to < 0) one.to = size;
    const look = this.look(this.side === 'accepted' ? last.look : last.before);
    const ruled = last.lined && nodes.length === 0 && look.block === 'paragraph';
    const block: FlatBlock = {
      kind: 'paragraph',
      look: ruled ? { block: 'rule', level: 0, code: look.code.replace('I', 'C') } : look,
      inline: nodes,
    };
    this.made.set(block, notes);
    out.push(block);
  }

  private look(look: ParagraphLook): ParagraphLook {
    if (look.block !== 'heading') return look;
    return { ...look, level: Math.min(4, Math.max(2, look.level - this.shift)) };
  }

  private table(table: ReadTable, out: FlatBlock[]): void {
    const rows = table.rows
      .filter(({ state }) => this.sees(state))
      .map(({ cells }) => cells.filter(({ state }) => this.sees(state)));
    const node = tableOf(rows, (flow) => this.content(flow));
    if (node) out.push({ kind: 'table', code: table.code, node });
  }
}

interface OpenLine {
  readonly nodes: Node[];
  readonly notes: LineNotes;
  size: number;
  last: ReadParagraph;
}

/** A text of these blocks. */
export function docOf(content: readonly Node[]): Node {
  return schema.nodes.doc.create(null, [...content]);
}
