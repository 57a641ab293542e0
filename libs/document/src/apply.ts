import { Fragment, Mark } from 'prosemirror-model';
import type { Node, NodeType } from 'prosemirror-model';

import type { Change, Piece } from './change.js';
import type { Doc, NodeJson } from './doc.js';
import { visitRange } from './positions.js';
import type { Range, Visitor } from './positions.js';
import { Refused } from './refused.js';
import { schema } from './schema.js';
import { tableFault } from './table-grid.js';

/** A stretch of the base that stands unchanged in the result: base position `from`…`to` begins at `at` there. */
export interface KeptRun {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** What a splice put into the result, from `at` to `end`: new text, or one block of the base. A splice that only takes out has one empty run. */
export interface PutRun {
  readonly change: number;
  readonly splice: number;
  readonly at: number;
  readonly end: number;
  readonly base?: readonly [from: number, to: number];
}

/** A result with the way each part came there. `kept` is in the order of the result, not of the base (blocks move). */
export interface Traced {
  readonly doc: Doc;
  readonly kept: readonly KeptRun[];
  readonly put: readonly PutRun[];
  /** What is not where it was: taken out, or (`isMoved`) put elsewhere. What stood before it ends at `at`, what stood behind it begins at `end`. */
  readonly gone: readonly GoneRun[];
}

/** A stretch of the base that the result has not, or has elsewhere. */
export interface GoneRun extends KeptRun {
  readonly end: number;
  readonly isMoved: boolean;
}

/**
 * The base with the chosen changes. Takes any subset of one `compare`, and changes of several compares of the same base
 * if none touch.
 * @throws Refused `collides` if two changes touch or their union is no valid text (a table not rectangular, a wrapping
 * across another); `not-applicable` if a change does not fit this base; `bad-change` if it is not a change.
 */
export function apply(base: Doc, changes: readonly Change[]): Doc {
  return changes.length === 0 ? base : run(base, changes);
}

/** Like {@link apply}, and tells where everything came from. */
export function applyTraced(base: Doc, changes: readonly Change[]): Traced {
  const trace: Trace = { kept: [], put: [], gone: [] };
  return { doc: run(base, changes, trace), ...trace };
}

/** What is noted of the way each part came. */
interface Trace {
  readonly kept: KeptRun[];
  readonly put: PutRun[];
  readonly gone: GoneRun[];
}

function run(base: Doc, changes: readonly Change[], trace?: Trace): Doc {
  refuseTouching(changes);
  try {
    return new Building(base, stopsOf(base, changes), trace).run();
  } catch (error) {
    // What prosemirror-model throws of a piece that is not of this schema.
    const isForeign = error instanceof RangeError || error instanceof TypeError;
    throw isForeign ? new Refused('bad-change', 'a change holds what no text can hold') : error;
  }
}

function refuseTouching(changes: readonly Change[]): void {
  if (areInOrder(changes)) return;
  const ranges = changes.flatMap((change, owner) => change.gaps.map(([from, to]) => ({ from, to, owner })));
  ranges.sort((a, b) => a.from - b.from || a.to - b.to);
  let last = -1;
  for (const range of ranges) {
    if (range.from <= last) throw new Refused('collides', 'two changes touch the same place');
    last = range.to;
  }
}

/** True if all gaps come one behind the other, so that none touch: those of one comparison mostly do. */
function areInOrder(changes: readonly Change[]): boolean {
  let last = -1;
  for (const { gaps } of changes)
    for (const [from, to] of gaps) {
      if (from <= last) return false;
      last = to;
    }
  return true;
}

/** A place where the copying of the base stops: a splice, or (`put` undefined) a block that stands elsewhere now. */
interface Stop extends Range {
  readonly change: number;
  readonly splice: number;
  readonly put: readonly Piece[] | undefined;
}

function stopsOf(base: Doc, changes: readonly Change[]): Stop[] {
  const size = base.content.size;
  const stops: Stop[] = [];
  const add = (stop: Stop) => {
    if (
      !(
        Number.isInteger(stop.from) &&
        Number.isInteger(stop.to) &&
        stop.from >= 0 &&
        stop.from <= stop.to &&
        stop.to <= size
      )
    ) {
      throw new Refused('not-applicable', 'a change lies outside this text');
    }
    stops.push(stop);
  };
  for (let change = 0; change < changes.length; change++) {
    const { splices } = changes[change]!;
    for (let splice = 0; splice < splices.length; splice++) {
      const { from, to, put } = splices[splice]!;
      add({ from, to, put, change, splice });
      for (const piece of put)
        if ('base' in piece) add({ from: piece.base[0], to: piece.base[1], put: undefined, change, splice });
    }
  }
  return stops.sort((a, b) => a.from - b.from || a.to - b.to);
}

interface Frame {
  readonly type: NodeType;
  readonly attrs: Node['attrs'] | null;
  readonly children: Node[];
  /** Words that come behind the children, not yet made a node, as more may follow. */
  words?: string;
  marks?: Node['marks'];
  /** Set if a wrapping opened it: only the same wrapping may close it. */
  readonly pair?: string;
}

class Building {
  private readonly frames: Frame[] = [{ type: schema.nodes.doc, attrs: null, children: [] }];
  private at = 0;
  private movesLeft: number;
  private readonly copier: Visitor = {
    open: (node) => this.open({ type: node.type, attrs: node.attrs, children: [] }),
    close: () => this.close(undefined),
    whole: (node) => this.add(node),
    part: (text, from, to) => this.addWords(text.text!.slice(from, to), text.marks),
  };

  constructor(
    private readonly base: Doc,
    private readonly stops: readonly Stop[],
    private readonly trace: Trace | undefined,
  ) {
    this.movesLeft = stops.filter((stop) => stop.put === undefined).length;
  }

  run(): Doc {
    this.emit({ from: 0, to: this.base.content.size }, 0, false);
    if (this.movesLeft !== 0) throw new Refused('collides', 'two blocks would move into each other');
    const root = this.frames.pop();
    if (!root || this.frames.length > 0) throw new Refused('collides', 'a block is left open');
    return finished(root);
  }

  /** Emits a range of the base; stops before `first`, and those at the end of a block that moves, belong to what is around it. */
  private emit(range: Range, first: number, moved: boolean): void {
    let position = range.from;
    let index = first;
    for (; index < this.stops.length; index++) {
      const stop = this.stops[index]!;
      if (stop.from > range.to || (moved && stop.from === range.to)) break;
      if (stop.from < position) throw new Refused('not-applicable', 'a change takes out what another part of it keeps');
      if (position < stop.from) this.copy({ from: position, to: stop.from });
      position = stop.to;
      const { at } = this;
      const isMoved = stop.put === undefined;
      if (isMoved) index = this.firstAt(stop.to, index + 1) - 1;
      else this.put(stop);
      if (stop.from < stop.to) this.trace?.gone.push({ from: stop.from, to: stop.to, at, end: this.at, isMoved });
    }
    if (position < range.to) this.copy({ from: position, to: range.to });
  }

  private firstAt(position: number, low: number): number {
    let high = this.stops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.stops[middle]!.from < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private copy(range: Range): void {
    this.trace?.kept.push({ from: range.from, to: range.to, at: this.at });
    visitRange(this.base, 0, range, this.copier);
  }

  private put(stop: Stop): void {
    const { put = [] } = stop;
    let { at } = this;
    for (const piece of put) {
      if ('base' in piece) {
        at = this.note(stop, at);
        this.move(piece.base);
        at = this.note(stop, at, piece.base);
      } else this.putPiece(piece, stop);
    }
    this.note(stop, at);
  }

  private note({ change, splice, put }: Stop, at: number, base?: readonly [number, number]): number {
    if (at < this.at || put?.length === 0)
      this.trace?.put.push(base ? { change, splice, at, end: this.at, base } : { change, splice, at, end: this.at });
    return this.at;
  }

  private putPiece(piece: Exclude<Piece, { base: unknown }>, stop: Stop): void {
    if ('close' in piece) this.close(pairOf(stop, piece.pair).pair);
    else if ('node' in piece) this.putNode(piece.node);
    else {
      const type = schema.nodes[piece.open as keyof typeof schema.nodes];
      if (!type) throw new Refused('bad-change', 'a change opens an unknown node');
      this.open({ type, attrs: piece.attrs ?? null, children: [], ...pairOf(stop, piece.pair) });
    }
  }

  /** Most pieces are words without marks. */
  private putNode(json: NodeJson): void {
    if (json.type === 'text' && json.text && !json.marks && typeof json.text === 'string')
      this.addWords(json.text, Mark.none);
    else this.add(schema.nodeFromJSON(json));
  }

  private move([from, to]: readonly [number, number]): void {
    this.movesLeft--;
    this.emit({ from, to }, this.firstAt(from + 1, 0), true);
  }

  private open(frame: Frame): void {
    const around = this.frames.at(-1)!;
    if (around.words) flush(around);
    if (frame.type.isLeaf) throw new Refused('bad-change', 'a change opens a leaf');
    this.frames.push(frame);
    this.at++;
  }

  private close(pair: string | undefined): void {
    const frame = this.frames.pop();
    const parent = this.frames.at(-1);
    if (!frame || !parent) throw new Refused('collides', 'a block is closed twice');
    if (frame.pair !== pair && (frame.pair !== undefined || pair !== undefined))
      throw new Refused('collides', 'two wrappings cross');
    parent.children.push(finished(frame));
    this.at++;
  }

  private add(node: Node): void {
    const frame = this.frames.at(-1)!;
    if (frame.words) flush(frame);
    frame.children.push(node);
    this.at += node.nodeSize;
  }

  private addWords(words: string, marks: Node['marks']): void {
    const frame = this.frames.at(-1)!;
    this.at += words.length;
    if (frame.words && Mark.sameSet(frame.marks!, marks)) frame.words += words;
    else {
      if (frame.words) flush(frame);
      frame.words = words;
      frame.marks = marks;
    }
  }
}

function flush(frame: Frame): void {
  frame.children.push(schema.text(frame.words!, frame.marks));
  frame.words = '';
}

function pairOf(stop: Stop, pair: number | undefined): { pair?: string } {
  return pair === undefined ? {} : { pair: `${stop.change}:${pair}` };
}

function finished(frame: Frame): Node {
  if (frame.words) flush(frame);
  const { type, attrs, children } = frame;
  const content = Fragment.fromArray(children);
  if (!type.validContent(content))
    throw new Refused('collides', `the changes together leave a ${type.name} that is not valid`);
  const node = type.create(attrs, content);
  if (type === schema.nodes.table && tableFault(node))
    throw new Refused('collides', 'the changes together leave a table that is not rectangular');
  return node;
}
