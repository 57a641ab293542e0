import type { Node } from 'prosemirror-model';

import { visitRange } from './positions.js';
import { schema } from './schema.js';

/** The blocks of a document by position. */
export class Outline {
  private readonly starts: number[] = [];
  private readonly blocks: Node[] = [];
  private readonly headings: number[] = [];
  private readonly titles: string[] = [];
  private lastBlock = 0;

  constructor(private readonly doc: Node) {
    this.read(doc, 0);
  }

  private read(container: Node, from: number): void {
    let at = from;
    for (const node of container.children) {
      const { content } = node;
      if (node.inlineContent) this.add(node, at);
      else if (content.childCount > 0) {
        // Of most cells and items a paragraph is all.
        const only = content.childCount === 1 ? content.firstChild! : null;
        if (only?.inlineContent) this.add(only, at + 1);
        else this.read(node, at + 1);
      }
      at += node.isLeaf ? 1 : content.size + 2;
    }
  }

  private add(block: Node, at: number): void {
    this.starts.push(at);
    this.blocks.push(block);
    if (block.type !== schema.nodes.heading) return;
    this.headings.push(at);
    this.titles.push(block.textContent);
  }

  /** The words between two positions: blocks on lines of their own, a footnote in brackets. */
  words(from: number, to: number): string {
    if (from === to) return '';
    return this.plainWords(from, to) ?? this.wordsAcross(from, to);
  }

  /** Words that all stand in one text block of nothing but text without marks, as most do; else undefined. */
  plainWords(from: number, to: number): string | undefined {
    const index = this.blockAt(from) - 1;
    const block = this.blocks[index];
    const only = block?.firstChild;
    if (!only?.isText || block!.childCount !== 1 || only.marks.length > 0) return undefined;
    const start = this.starts[index]! + 1;
    return from >= start && to <= start + only.nodeSize ? only.text!.slice(from - start, to - start) : undefined;
  }

  private wordsAcross(from: number, to: number): string {
    const parts: string[] = [];
    const line = () => {
      if (parts.length > 0 && parts.at(-1) !== '\n') parts.push('\n');
    };
    const add = (node: Node) => {
      if (node.isText) parts.push(node.text ?? '');
      else if (node.type === schema.nodes.hardBreak) parts.push('\n');
      else if (node.type === schema.nodes.footnote) parts.push(` [${node.attrs['text']}]`);
      else if (node.type === schema.nodes.horizontalRule) {
        line();
        parts.push('―');
      } else {
        if (node.isTextblock) line();
        for (const child of node.children) add(child);
      }
    };
    visitRange(this.doc, 0, { from, to }, { open: (node) => node.isTextblock && line(), close: () => {}, whole: add });
    return parts.join('');
  }

  /** How many text blocks begin at or before the position, the one that it is in included. */
  blockAt(position: number): number {
    const { starts, lastBlock: last } = this;
    // Asked for one place after the other, the answer is mostly the same.
    if (last > 0 && starts[last - 1]! <= position && (last === starts.length || position < starts[last]!)) return last;
    return (this.lastBlock = countUpTo(starts, position));
  }

  headingAt(position: number): string {
    return this.headings.length === 0 ? '' : (this.titles[countUpTo(this.headings, position) - 1] ?? '');
  }

  /** True if a node begins at the position, so that it is not the end of one. */
  isStart(position: number): boolean {
    return this.doc.nodeAt(position) !== null;
  }

  styleAt(position: number): string {
    const node = this.doc.nodeAt(position);
    if (!node) return '';
    return node.type === schema.nodes.heading ? `heading ${node.attrs['level']}` : node.type.name;
  }

  /** Adds the names of all marks in a range; with values for links and languages. */
  markNames(from: number, to: number, into: Set<string>): void {
    const add = (node: Node) => {
      for (const { type, attrs } of node.marks) into.add([type.name, ...Object.values(attrs).map(String)].join(' '));
    };
    visitRange(this.doc, 0, { from, to }, { open: () => {}, close: () => {}, whole: add });
  }

  /** True if footnotes are all that stands in the range. */
  isFootnotes(from: number, to: number): boolean {
    let isOnly = true;
    visitRange(
      this.doc,
      0,
      { from, to },
      {
        open: () => (isOnly = false),
        close: () => (isOnly = false),
        whole: (node) => (isOnly &&= node.type === schema.nodes.footnote),
      },
    );
    return isOnly;
  }
}

/** How many of the ordered numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
