import type { Node } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';

/**
 * A text to be read without any markup: blocks parted by a blank line, items behind their sign or number, each row of a table on a
 * line of its own with a bar between cells, and footnotes as `[1]` with their words at the foot.
 */
export function textWithForm(doc: Doc): string {
  const page = new TextPage();
  const words = page.blocks(doc);
  return page.notes.length === 0 ? words : `${words}\n\n${page.notes.join('\n')}`;
}

class TextPage {
  readonly notes: string[] = [];

  /** Recursion is bounded by the depth that the gate allows. */
  blocks(parent: Node, between = '\n\n'): string {
    return parent.children
      .map((child) => this.block(child))
      .filter((words) => words.trim() !== '')
      .join(between);
  }

  private block(node: Node): string {
    const { nodes } = schema;
    if (node.isTextblock) return this.line(node);
    switch (node.type) {
      case nodes.bulletList:
        return node.children.map((item) => this.item('- ', item)).join('\n');
      case nodes.orderedList:
        return node.children
          .map((item, at) => this.item(`${String(Number(node.attrs['start']) + at)}. `, item))
          .join('\n');
      case nodes.blockquote:
        return indented(this.blocks(node), '  ', '  ');
      case nodes.table:
        return node.children.map((row) => this.row(row)).join('\n');
      case nodes.horizontalRule:
        return '* * *';
      default:
        return this.blocks(node);
    }
  }

  private item(sign: string, item: Node): string {
    return indented(this.blocks(item, '\n'), sign, ' '.repeat(sign.length));
  }

  private row(row: Node): string {
    return row.children.map((cell) => this.blocks(cell, '; ').replaceAll(/\s+/gu, ' ')).join(' | ');
  }

  private line(block: Node): string {
    return block.children
      .map((child) => {
        if (child.type === schema.nodes.hardBreak) return '\n';
        if (child.type !== schema.nodes.footnote) return child.text ?? '';
        const number = String(this.notes.length + 1);
        this.notes.push(`[${number}] ${String(child.attrs['text'])}`);
        return `[${number}]`;
      })
      .join('');
  }
}

/** Lines behind a sign; those after the first stand as far in. */
const indented = (words: string, first: string, rest: string): string =>
  words
    .split('\n')
    .map((line, at) => (line === '' && at > 0 ? '' : `${at === 0 ? first : rest}${line}`))
    .join('\n');
