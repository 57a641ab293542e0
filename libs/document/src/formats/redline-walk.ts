import type { Node, NodeType } from 'prosemirror-model';

import type { Change, Piece, Splice } from '../change.js';
import type { Doc } from '../doc.js';
import { visitRange } from '../positions.js';
import { Refused } from '../refused.js';
import { schema } from '../schema.js';

/** What a splice takes out of the base, in order. An `open` or `close` is of a node that the splice takes only one end of. */
export type Taken = { readonly whole: Node } | { readonly open: NodeType } | { readonly close: NodeType };

/** Is told the changed text from beginning to end: the structure of the target, with what was taken out at its place. */
export interface RedlineSink {
  open(type: NodeType, attrs: Node['attrs'] | null): void;
  close(): void;
  whole(node: Node): void;
  /** A splice: first `taken`, then `put` piece by piece through {@link put}, {@link putOpen}, {@link putClose}, {@link moveIn}. */
  splice(change: number, taken: readonly Taken[], splice: Splice): void;
  put(change: number, node: Node): void;
  putOpen(change: number, type: NodeType, attrs: Node['attrs'] | null): void;
  putClose(change: number): void;
  endSplice(change: number): void;
  moveIn(change: number, textBlocks: number): void;
  endMove(change: number): void;
  /** The place where a block stood that moved. */
  movedAway(change: number, node: Node | null): void;
}

interface Stop {
  readonly from: number;
  readonly to: number;
  readonly change: number;
  /** Absent where a block moves away. */
  readonly splice?: Splice;
}

/** Walks base and changes together. The changes must be such as `apply` takes. */
export function walkRedline(base: Doc, changes: readonly Change[], sink: RedlineSink): void {
  new RedlineWalk(base, stopsOf(changes), sink).range(0, base.content.size, 0, false);
}

/** Walks the base alone: what a change takes out of it is put, and what moves away is moved in, at the place where it stands. */
export function walkTaken(base: Doc, changes: readonly Change[], sink: RedlineSink): void {
  new TakenWalk(base, stopsOf(changes), sink).range(0, base.content.size, 0, false);
}

function stopsOf(changes: readonly Change[]): Stop[] {
  const stops = changes.flatMap(({ splices }, change) =>
    splices.flatMap((splice): Stop[] => [
      { from: splice.from, to: splice.to, change, splice },
      ...splice.put.flatMap((piece) => ('base' in piece ? [{ from: piece.base[0], to: piece.base[1], change }] : [])),
    ]),
  );
  return stops.sort((a, b) => a.from - b.from || a.to - b.to);
}

class RedlineWalk {
  constructor(
    protected readonly base: Doc,
    private readonly stops: readonly Stop[],
    protected readonly sink: RedlineSink,
  ) {}

  /** Emits a range of the base; in a block that moves, stops at its ends belong to what is around it. */
  range(from: number, to: number, first: number, moved: boolean): void {
    let position = from;
    for (let index = first; index < this.stops.length; index++) {
      const stop = this.stops[index]!;
      if (stop.from > to || (moved && stop.from === to)) break;
      this.keep(position, stop.from);
      position = stop.to;
      if (stop.splice) this.splice(stop, stop.splice);
      else {
        this.away(stop);
        while (index + 1 < this.stops.length && this.stops[index + 1]!.from < stop.to) index++;
      }
    }
    this.keep(position, to);
  }

  /** A block that moves away from here. */
  protected away({ from, change }: Stop): void {
    this.sink.movedAway(change, this.base.nodeAt(from));
  }

  protected firstAfter(position: number): number {
    let low = 0;
    let high = this.stops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.stops[middle]!.from <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private keep(from: number, to: number): void {
    visitRange(
      this.base,
      0,
      { from, to },
      {
        open: (node) => this.sink.open(node.type, node.attrs),
        close: () => this.sink.close(),
        whole: (node) => this.sink.whole(node),
      },
    );
  }

  protected splice({ from, to, change }: Stop, splice: Splice): void {
    this.sink.splice(change, this.taken(from, to), splice);
    for (const piece of splice.put) this.piece(change, piece);
    this.sink.endSplice(change);
  }

  protected taken(from: number, to: number): Taken[] {
    const taken: Taken[] = [];
    visitRange(
      this.base,
      0,
      { from, to },
      {
        open: (node) => taken.push({ open: node.type }),
        close: (node) => taken.push({ close: node.type }),
        whole: (node) => taken.push({ whole: node }),
      },
    );
    return taken;
  }

  private piece(change: number, piece: Piece): void {
    if ('open' in piece) {
      const type = schema.nodes[piece.open as keyof typeof schema.nodes];
      if (!type) throw new Refused('bad-change', 'a change opens an unknown node');
      this.sink.putOpen(change, type, piece.attrs ?? null);
    } else if ('close' in piece) this.sink.putClose(change);
    else if ('node' in piece) this.sink.put(change, schema.nodeFromJSON(piece.node));
    else {
      const [from, to] = piece.base;
      this.sink.moveIn(change, textBlocksIn(this.base, from, to));
      this.range(from, to, this.firstAfter(from), true);
      this.sink.endMove(change);
    }
  }
}

class TakenWalk extends RedlineWalk {
  protected override away({ from, to, change }: Stop): void {
    this.sink.splice(change, [], { from, to: from, put: [] });
    this.sink.moveIn(change, textBlocksIn(this.base, from, to));
    this.range(from, to, this.firstAfter(from), true);
    this.sink.endMove(change);
    this.sink.endSplice(change);
  }

  protected override splice({ from, to, change }: Stop, splice: Splice): void {
    this.sink.splice(change, this.taken(from, to), splice);
    visitRange(
      this.base,
      0,
      { from, to },
      {
        open: (node) => this.sink.putOpen(change, node.type, node.attrs),
        close: () => this.sink.putClose(change),
        whole: (node) => this.sink.put(change, node),
      },
    );
    this.sink.endSplice(change);
  }
}

function textBlocksIn(base: Doc, from: number, to: number): number {
  let count = 0;
  base.nodesBetween(from, to, (node) => {
    if (node.isTextblock) count++;
    return !node.isTextblock;
  });
  return count;
}
