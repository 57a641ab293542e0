import type { Node } from 'prosemirror-model';

import type { Change } from './change.js';
import { compareTraced } from './compare.js';
import type { Doc } from './doc.js';
import { basePlace, besideWindow, keptWith, shiftedChange, shiftedPlace } from './live-state.js';
import type { LiveState, LiveWindow } from './live-state.js';
import { Outline } from './outline.js';
import { placedIn } from './place.js';
import type { Placed } from './place.js';
import { childAt, childStarts } from './positions.js';
import { schema } from './schema.js';

/** So many blocks to each side are looked at for a border where nothing changed. */
const reach = 40;

/**
 * Compares a text with its base again and again while somebody writes in it. While only one block differs from what was
 * compared last, it and the changed blocks beside it are compared, and all other changes stay as they were; else all is
 * compared. The changes make the target as those of `compare` do, and are apart from each other; what only the whole text
 * shows, as a block that moved, is told as soon as blocks come or go.
 */
export class LiveComparison {
  private last: LiveState | undefined;
  private outlined: Outline | undefined;

  constructor(private readonly base: Doc) {}

  /** The changes that make the target of the base, and where each shows in it (at its index). */
  at(target: Doc): { readonly changes: readonly Change[]; readonly placed: readonly Placed[] } {
    this.last = (this.last && this.stepTo(this.last, target)) ?? this.whole(target);
    return this.last;
  }

  private whole(target: Doc): LiveState {
    const { changes, traced } = compareTraced(this.base, target);
    return { target, changes, placed: placedIn(this.base, changes, traced), kept: traced.kept };
  }

  private stepTo(last: LiveState, target: Doc): LiveState | undefined {
    const window = this.windowOf(last, target);
    const beside = window && besideWindow(last.changes, window.base, this.base.content.size);
    if (!beside) return undefined;
    const { base, target: was, growth } = window;
    const part = cut(this.base, base);
    const { changes: found, traced } = compareTraced(part, cut(target, { from: was.from, to: was.to + growth }));
    const blocks = textBlocksBefore(target, was.from);
    const inside = found.map((change) => shiftedChange(change, base.from, this.placeOf(change, base.from, blocks)));
    const insidePlaces = placedIn(part, found, traced).map((placed, index) =>
      shiftedPlace(placed, beside.before.length + index, { from: 0, by: was.from }),
    );
    const shift = { from: was.to, by: growth };
    const first = beside.before.length + inside.length;
    return {
      target,
      changes: [
        ...beside.before.map((index) => last.changes[index]!),
        ...inside,
        ...beside.behind.map((index) => last.changes[index]!),
      ],
      placed: [
        ...beside.before.map((index, at) => shiftedPlace(last.placed[index]!, at, shift)),
        ...insidePlaces,
        ...beside.behind.map((index, at) => shiftedPlace(last.placed[index]!, first + at, shift)),
      ],
      kept: keptWith(last.kept, traced.kept, window),
    };
  }

  /** The blocks around the one that differs, from a border where nothing changed to the next. */
  private windowOf({ target: was, kept }: LiveState, target: Doc): LiveWindow | undefined {
    const [olds, youngs] = [was.children, target.children];
    if (olds.length !== youngs.length || was === target) return undefined;
    let index = 0;
    let at = 0;
    while (index < olds.length && olds[index] === youngs[index]) at += olds[index++]!.nodeSize;
    for (let other = index + 1; other < olds.length; other++) if (olds[other] !== youngs[other]) return undefined;
    if (index === olds.length) return undefined;
    const right = this.border({ kept, blocks: olds, index: index + 1, at: at + olds[index]!.nodeSize, by: 1 });
    const left = right && this.border({ kept, blocks: olds, index, at, by: -1, before: right.base });
    if (!left) return undefined;
    return {
      base: { from: left.base, to: right.base },
      target: { from: left.target, to: right.target },
      growth: youngs[index]!.nodeSize - olds[index]!.nodeSize,
    };
  }

  /** The next border from one between two blocks on, in one direction, that lies between the same two blocks of the base. */
  private border(from: {
    kept: LiveState['kept'];
    blocks: readonly Node[];
    index: number;
    at: number;
    by: 1 | -1;
    before?: number;
  }): { base: number; target: number } | undefined {
    const { kept, blocks, by, before = Infinity } = from;
    const starts = childStarts(this.base);
    let { index, at } = from;
    for (let left = reach; left > 0; left--) {
      const base = index === 0 ? 0 : index === blocks.length ? this.base.content.size : basePlace(kept, at);
      if (base >= 0 && base < before && starts[childAt(starts, base)] === base) return { base, target: at };
      if (index === 0 || index === blocks.length) return undefined;
      at += by > 0 ? blocks[index]!.nodeSize : -blocks[index - 1]!.nodeSize;
      index += by;
    }
    return undefined;
  }

  private placeOf({ words: { place } }: Change, from: number, blocks: number): Change['words']['place'] {
    this.outlined ??= new Outline(this.base);
    return {
      base: place.base + this.outlined.blockAt(from - 1),
      target: place.target + blocks,
      heading: place.heading === '' ? this.outlined.headingAt(from - 1) : place.heading,
    };
  }
}

/** The blocks between two positions as a text. */
function cut(doc: Doc, { from, to }: { from: number; to: number }): Doc {
  const starts = childStarts(doc);
  return schema.nodes.doc.create(null, doc.children.slice(childAt(starts, from), childAt(starts, to)));
}

const counts = new WeakMap<Node, number>();

/** How many text blocks begin before a border between two blocks of a text. */
function textBlocksBefore(doc: Doc, to: number): number {
  let count = 0;
  let at = 0;
  for (const block of doc.children) {
    if (at >= to) break;
    count += block.isTextblock ? 1 : textBlocksIn(block);
    at += block.nodeSize;
  }
  return count;
}

function textBlocksIn(container: Node): number {
  let count = counts.get(container);
  if (count === undefined) {
    count = 0;
    for (const child of container.children) count += child.isTextblock ? 1 : textBlocksIn(child);
    counts.set(container, count);
  }
  return count;
}
