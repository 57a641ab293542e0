import type { Node } from 'prosemirror-model';

import type { Doc } from './doc.js';
import { schema } from './schema.js';

/** A stretch that is alike in the plain text (from `text`) and in the document (from `at`), `size` units long. */
interface Stretch {
  readonly text: number;
  readonly at: number;
  readonly size: number;
}

/** Places of the plain text in the document and back: blocks are parted by two line feeds that stand nowhere in it. */
export class TextMap {
  readonly text: string;
  private readonly stretches: readonly Stretch[];

  constructor(doc: Doc) {
    const blocks: string[] = [];
    const stretches: Stretch[] = [];
    let before = 0;
    doc.descendants((node, at) => {
      if (!node.isTextblock) return !node.isLeaf;
      const text = readBlock(node, { at: at + 1, before, stretches });
      blocks.push(text);
      before += text.length + 2;
      return false;
    });
    this.text = blocks.join('\n\n');
    this.stretches = stretches;
  }

  /** The document ranges of a range of the plain text, in order. */
  toRanges(start: number, end: number): { from: number; to: number }[] {
    const ranges: { from: number; to: number }[] = [];
    for (let i = this.find('text', start); i < this.stretches.length && this.stretches[i]!.text < end; i++) {
      const { text, at, size } = this.stretches[i]!;
      const from = Math.max(start, text);
      const to = Math.min(end, text + size);
      if (from < to) ranges.push({ from: at + from - text, to: at + to - text });
    }
    return ranges;
  }

  /** The ranges of the plain text that a document range covers, in order. */
  toText(from: number, to: number): { start: number; end: number }[] {
    const ranges: { start: number; end: number }[] = [];
    this.eachText(from, to, (start, end) => ranges.push({ start, end }));
    return ranges;
  }

  /** Tells the ranges of {@link toText} one by one. */
  eachText(from: number, to: number, tell: (start: number, end: number) => void): void {
    for (let i = this.find('at', from); i < this.stretches.length && this.stretches[i]!.at < to; i++) {
      const { text, at, size } = this.stretches[i]!;
      const start = Math.max(from, at);
      const end = Math.min(to, at + size);
      if (start < end) tell(text + start - at, text + end - at);
    }
  }

  /** The first stretch that ends behind the place. */
  private find(key: 'text' | 'at', place: number): number {
    let low = 0;
    let high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const stretch = this.stretches[middle]!;
      if (stretch[key] + stretch.size <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function readBlock(block: Node, into: { at: number; before: number; stretches: Stretch[] }): string {
  let text = '';
  let at = into.at;
  for (const child of block.children) {
    const words = child.isText ? (child.text ?? '') : child.type === schema.nodes.hardBreak ? '\n' : '';
    if (words !== '') {
      const last = into.stretches.at(-1);
      const start = into.before + text.length;
      if (last && last.at + last.size === at && last.text + last.size === start)
        into.stretches[into.stretches.length - 1] = { ...last, size: last.size + words.length };
      else into.stretches.push({ text: start, at, size: words.length });
    }
    text += words;
    at += child.nodeSize;
  }
  return text;
}
