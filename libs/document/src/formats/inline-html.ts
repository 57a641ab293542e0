import type { Mark, Node } from 'prosemirror-model';

import { escapeText } from './escape.js';
import { markTags, nodeTags } from './html-tags.js';

/** Prints the inline nodes of one text block, marks nested as ProseMirror's DOMSerializer nests them. */
export class InlineHtml {
  private out = '';
  private active: readonly Mark[] = [];
  private text = '';

  /** The marks that are open now. */
  get marks(): readonly Mark[] {
    return this.active;
  }

  /** The words of all nodes so far, without what was added as ready markup. */
  get words(): string {
    return this.text;
  }

  /** Adds inline nodes. `leaf` prints a node instead of its words or its default element, if it returns a string. */
  add(nodes: readonly Node[], leaf?: (node: Node) => string | undefined): void {
    for (const node of nodes) {
      this.setMarks(node.marks);
      this.text += node.text ?? '';
      const { start, end } = node.isText ? { start: escapeText(node.text ?? ''), end: '' } : nodeTags(node);
      this.out += leaf?.(node) ?? start + end;
    }
  }

  /** Adds ready markup outside of all marks. */
  addOutside(markup: string): void {
    this.setMarks([]);
    this.out += markup;
  }

  /** The markup so far; all marks are closed. */
  take(): string {
    this.setMarks([]);
    const out = this.out;
    this.out = '';
    return out;
  }

  private setMarks(marks: readonly Mark[]): void {
    let keep = 0;
    while (keep < this.active.length && keep < marks.length && marks[keep]!.eq(this.active[keep]!)) keep++;
    for (let at = this.active.length - 1; at >= keep; at--) this.out += markTags(this.active[at]!).end;
    for (let at = keep; at < marks.length; at++) this.out += markTags(marks[at]!).start;
    this.active = marks;
  }
}
