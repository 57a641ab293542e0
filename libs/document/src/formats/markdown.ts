import type { Mark, Node } from 'prosemirror-model';

import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import { escapeAttribute } from './escape.js';
import { html } from './html.js';

/** How Markdown is written. */
export interface MarkdownOptions {
  /** Added to the level of each heading, up to 6. */
  readonly headingShift?: number;
  /** Goes before the number of each footnote, so that several sections fit into one file. */
  readonly notePrefix?: string;
}

/**
 * A text as Markdown (CommonMark, with pipe tables and footnotes). What Markdown has no sign for (underline, raised and
 * lowered text, language) and tables with spans or several blocks in a cell stand in it as HTML.
 */
export function markdown(doc: Doc, options: MarkdownOptions = {}): string {
  const page = new MarkdownPage(options);
  return `${page.blocks(doc)}${page.notes()}\n`;
}

class MarkdownPage {
  private readonly footnotes: string[] = [];

  constructor(private readonly options: MarkdownOptions) {}

  blocks(parent: Node): string {
    const parts = parent.children.map((child) => this.block(child));
    // Two lists beside one another would become one.
    return parts
      .map((part, at) =>
        at === 0
          ? part
          : `${isList(parent.child(at - 1)) && isList(parent.child(at)) ? '\n\n<!-- -->\n\n' : '\n\n'}${part}`,
      )
      .join('');
  }

  notes(): string {
    const prefix = this.options.notePrefix ?? '';
    return this.footnotes
      .map((text, at) => `${at === 0 ? '\n' : ''}\n[^${prefix}${at + 1}]: ${escapeLine(text.replace(/\s+/g, ' '))}`)
      .join('');
  }

  private block(node: Node): string {
    const { heading, bulletList, orderedList, blockquote, table, horizontalRule } = schema.nodes;
    switch (node.type) {
      case heading:
        return `${'#'.repeat(Math.min(6, Number(node.attrs['level']) + (this.options.headingShift ?? 0)))} ${this.line(node, ' ')}`.trimEnd();
      case bulletList:
        return this.list(node, () => '- ');
      case orderedList:
        return this.list(node, (at) => `${Math.max(0, Number(node.attrs['start'])) + at}. `);
      case blockquote:
        return indent(this.blocks(node), '> ', '> ');
      case table:
        return this.table(node);
      case horizontalRule:
        return '---';
      default:
        return escapeStart(this.line(node, '\\\n'));
    }
  }

  private list(node: Node, marker: (at: number) => string): string {
    const isTight = node.children.every(
      (item) => item.childCount === 1 || (item.childCount === 2 && isList(item.child(1))),
    );
    const items = node.children.map((item, at) => {
      const sign = marker(at);
      const text = isTight ? item.children.map((child) => this.block(child)).join('\n') : this.blocks(item);
      return indent(text, sign, ' '.repeat(sign.length));
    });
    return items.join(isTight ? '\n' : '\n\n');
  }

  private table(node: Node): string {
    const isPlain = node.children.every((row) =>
      row.children.every(
        (cell) =>
          cell.childCount === 1 &&
          cell.firstChild!.type === schema.nodes.paragraph &&
          cell.attrs['colspan'] === 1 &&
          cell.attrs['rowspan'] === 1,
      ),
    );
    if (!isPlain) return html(schema.node('doc', null, [node]));
    const rows = node.children.map(
      (row) =>
        `| ${row.children.map((cell) => this.line(cell.firstChild!, '<br>').replaceAll('|', '\\|')).join(' | ')} |`,
    );
    const width = node.firstChild!.childCount;
    const hasHead = node.firstChild!.children.every((cell) => cell.type === schema.nodes.tableHeader);
    const rule = `|${' --- |'.repeat(width)}`;
    return (hasHead ? [rows[0], rule, ...rows.slice(1)] : [`|${'  |'.repeat(width)}`, rule, ...rows]).join('\n');
  }

  private line(block: Node, lineBreak: string): string {
    let out = '';
    let active: readonly Mark[] = [];
    for (const [text, marks] of this.runs(block, lineBreak)) {
      let keep = 0;
      while (keep < active.length && keep < marks.length && marks[keep]!.eq(active[keep]!)) keep++;
      for (let at = active.length - 1; at >= keep; at--) out += signs(active[at]!)[1];
      out += /^\s*/.exec(text)![0];
      for (let at = keep; at < marks.length; at++) out += signs(marks[at]!)[0];
      out += text.trimStart();
      active = marks;
    }
    for (let at = active.length - 1; at >= 0; at--) out += signs(active[at]!)[1];
    return out.trim();
  }

  /** Text with its marks; white space at the ends of a run stands outside of its marks, as Markdown wants it. */
  private runs(block: Node, lineBreak: string): [text: string, marks: readonly Mark[]][] {
    const runs: [string, readonly Mark[]][] = [];
    for (const node of block.children) {
      if (node.type === schema.nodes.footnote)
        runs.push([`[^${this.options.notePrefix ?? ''}${this.footnotes.push(String(node.attrs['text']))}]`, []]);
      else if (!node.isText) runs.push([lineBreak, []]);
      else {
        const isCode = node.marks.some(({ type }) => type === schema.marks.code);
        const text = isCode ? codeText(node.text!) : escapeLine(node.text!.replace(/[\t\n]/g, ' '));
        const body = text.trimEnd();
        if (body !== '') runs.push([body, node.marks]);
        if (body !== text) runs.push([text.slice(body.length), []]);
      }
    }
    return runs;
  }
}

const isList = (node: Node): boolean => node.type === schema.nodes.bulletList || node.type === schema.nodes.orderedList;

/** Signs of a mark, before and after. */
function signs(mark: Mark): readonly [string, string] {
  switch (mark.type) {
    case schema.marks.bold:
      return ['**', '**'];
    case schema.marks.italic:
      return ['*', '*'];
    case schema.marks.strike:
      return ['~~', '~~'];
    case schema.marks.code:
      return ['<code>', '</code>'];
    case schema.marks.link:
      return ['[', `](<${String(mark.attrs['href']).replace(/[<>\\]/g, encodeURIComponent)}>)`];
    case schema.marks.language:
      return [
        `<span lang="${escapeAttribute(String(mark.attrs['lang']))}" dir="${escapeAttribute(String(mark.attrs['dir']))}">`,
        '</span>',
      ];
    case schema.marks.underline:
      return ['<u>', '</u>'];
    default:
      return mark.type === schema.marks.subscript ? ['<sub>', '</sub>'] : ['<sup>', '</sup>'];
  }
}

function codeText(text: string): string {
  return escapeLine(text.replace(/[\t\n]/g, ' '));
}

function escapeLine(text: string): string {
  return text.replace(/[\\`*_[\]<>~&]/g, '\\$&');
}

/** Keeps words at the start of a paragraph from being read as a heading, quotation, list or rule. */
function escapeStart(text: string): string {
  return text
    .replace(/^(#{1,6}(?=\s|$)|[-+=](?=\s|$)|[-=]{2,}|\|)/gm, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');
}
