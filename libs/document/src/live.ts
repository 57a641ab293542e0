import type { Node } from 'prosemirror-model';

import type { Change } from './change.js';
import { compareTraced } from './compare.js';
import type { Doc } from './doc.js';
import { stepInNew } from './live-new.js';
import { basePlace, besideWindow, keptWith, putWith, shiftedChange } from './live-state.js';
import type { LiveState, LiveWindow, TypedIn } from './live-state.js';
import { Outline } from './outline.js';
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

  /** The changes that make the target of the base, and how it is made of them. */
  at(target: Doc): LiveState {
    const { last } = this;
    const typed = last && typedIn(last.target, target);
    return (this.last =
      (typed && (stepInNew(last, typed, target) ?? this.stepTo(last, typed, target))) ?? this.whole(target));
  }

  /** The same as a comparison of the whole text tells it: for when the writing rests. */
  anew(target: Doc): LiveState {
    return (this.last = this.whole(target));
  }

  private whole(target: Doc): LiveState {
    const { changes, traced } = compareTraced(this.base, target);
    return { target, changes, kept: traced.kept, put: traced.put };
  }

  private stepTo(last: LiveState, typed: TypedIn, target: Doc): LiveState | undefined {
    const window = this.windowOf(last, typed);
    const beside = window && besideWindow(last.changes, window.base, this.base.content.size);
    if (!beside) return undefined;
    const { base, target: was, growth } = window;
    const part = cut(this.base, base);
    const { changes: found, traced } = compareTraced(part, cut(target, { from: was.from, to: was.to + growth }));
    const blocks = textBlocksBefore(target, was.from);
    const inside = found.map((change) => shiftedChange(change, base.from, this.placeOf(change, base.from, blocks)));
    return {
      target,
      changes: [
        ...beside.before.map((index) => last.changes[index]!),
        ...inside,
        ...beside.behind.map((index) => last.changes[index]!),
      ],
      kept: keptWith(last.kept, traced.kept, window),
      put: putWith(last.put, { put: traced.put, changes: inside.length }, window, beside),
    };
  }

  /** The blocks around the one that differs, from a border where nothing changed to the next. */
  private windowOf(
    { target: { children: olds }, kept }: LiveState,
    { index, at, was, now }: TypedIn,
  ): LiveWindow | undefined {
    const right = this.border({ kept, blocks: olds, index: index + 1, at: at + was.nodeSize, by: 1 });
    const left = right && this.border({ kept, blocks: olds, index, at, by: -1, before: right.base });
    if (!left) return undefined;
    return {
      base: { from: left.base, to: right.base },
      target: { from: left.target, to: right.target },
      growth: now.nodeSize - was.nodeSize,
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

/** The one block in which two texts differ, if it is one. */
function typedIn(before: Doc, after: Doc): TypedIn | undefined {
  const [olds, youngs] = [before.children, after.children];
  if (olds.length !== youngs.length || before === after) return undefined;
  let index = 0;
  let at = 0;
  while (index < olds.length && olds[index] === youngs[index]) at += olds[index++]!.nodeSize;
  for (let other = index + 1; other < olds.length; other++) if (olds[other] !== youngs[other]) return undefined;
  return index === olds.length ? undefined : { index, at, was: olds[index]!, now: youngs[index]! };
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
