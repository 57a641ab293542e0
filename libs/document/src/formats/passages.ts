import type { Mark, Node } from 'prosemirror-model';

import { inlineText } from '../doc.js';
import { schema } from '../schema.js';
import { escapeText } from './escape.js';
import type { InlineHtml } from './inline-html.js';

/** Words of a text that are marked when it is printed. */
export interface MarkedPassage {
  /** Where they stand in the plain text: UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Ready markup that stands behind the last of them. `alone`: nothing else is marked in this block. */
  readonly sign: (alone: boolean) => string;
}

/** Prints blocks with the words of some passages underlined (`<span class="on">`) and a sign behind each passage. */
export class Passages {
  private before = 0;

  constructor(private readonly marked: readonly MarkedPassage[]) {}

  /** Adds the inline nodes of the next block in reading order. */
  print(block: Node, inline: InlineHtml, leaf?: (node: Node) => string | undefined): void {
    const start = this.before;
    const end = start + inlineText(block).length;
    this.before = end + 2;
    const here = this.marked.filter((it) => it.start < end && it.end > start);
    const ending = here.filter((it) => it.end <= end).toSorted((a, b) => a.end - b.end);
    const isAlone = ending.length === 1;
    let at = start;
    let waiting = '';
    for (const node of block.children) {
      for (const piece of piecesOf(node, at, here)) {
        if (waiting && !continuesLink(piece.node, inline.marks)) {
          inline.addOutside(waiting);
          waiting = '';
        }
        inline.add([piece.node], (one) =>
          piece.on ? `<span class="on">${escapeText(one.text ?? '')}</span>` : leaf?.(one),
        );
        at += piece.size;
        while (ending[0] && ending[0].end <= at) waiting += ending.shift()!.sign(isAlone);
      }
    }
    if (waiting) inline.addOutside(waiting);
  }
}

/** A node cut where a passage begins or ends; `on`: a passage holds it. */
function piecesOf(node: Node, at: number, here: readonly MarkedPassage[]): { node: Node; size: number; on: boolean }[] {
  if (!node.isText) return [{ node, size: node.type === schema.nodes.hardBreak ? 1 : 0, on: false }];
  const size = node.text!.length;
  const cuts = here.flatMap((it) => [it.start - at, it.end - at]).filter((cut) => cut > 0 && cut < size);
  const edges = [0, ...new Set(cuts.toSorted((a, b) => a - b)), size];
  return edges.slice(1).map((to, index) => {
    const from = edges[index]!;
    const on = here.some((it) => it.start <= at + from && it.end >= at + to);
    return { node: node.cut(from, to), size: to - from, on };
  });
}

/** A sign does not part one link into two: it waits for the link's end. */
function continuesLink(next: Node, marks: readonly Mark[]): boolean {
  const link = marks.find((mark) => mark.type === schema.marks.link);
  return link !== undefined && next.marks.some((mark) => mark.eq(link));
}
