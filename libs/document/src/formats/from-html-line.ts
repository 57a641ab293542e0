import { isStorable } from '../attribute-rules.js';
import type { MarkJson, NodeJson } from '../doc.js';
import type { Drop } from './from-html-marks.js';

/** Gathers the words of one paragraph while HTML is read: white space collapses as a browser shows it. */
export class Line {
  private nodes: NodeJson[] = [];

  constructor(private readonly drop: Drop) {}

  addText(raw: string, marks: readonly MarkJson[], isPreformatted: boolean): void {
    const text = this.cleaned(raw);
    if (isPreformatted) {
      for (const [at, line] of text.split('\n').entries()) {
        if (at > 0) this.addBreak(marks);
        this.push(line, marks);
      }
      return;
    }
    const collapsed = text.replace(/[ \t\n\f]+/g, ' ').replace(/ ?\u00a0[ \u00a0]+| \u00a0/g, ' ');
    this.push(this.endsInSpace() ? collapsed.replace(/^ /, '') : collapsed, marks);
  }

  addBreak(marks: readonly MarkJson[]): void {
    this.nodes.push({ type: 'hardBreak', marks });
  }

  addFootnote(text: string): void {
    const words = this.cleaned(text).slice(0, 10_000);
    if (words !== '' && isStorable(words)) this.nodes.push({ type: 'footnote', attrs: { text: words } });
  }

  /** True if the line ends in a break, so that a second one parts two paragraphs. */
  endsInBreak(): boolean {
    return this.nodes.at(-1)?.type === 'hardBreak';
  }

  isEmpty(): boolean {
    return this.nodes.every(isBlank);
  }

  /** The inline nodes without white space and breaks around them; empty if there are no words. Begins anew. */
  take(): NodeJson[] {
    const nodes = this.nodes;
    this.nodes = [];
    while (nodes.length > 0 && isBlank(nodes.at(-1)!)) nodes.pop();
    let first = 0;
    while (first < nodes.length && isBlank(nodes[first]!)) first++;
    const kept = nodes.slice(first);
    if (kept.length === 0) return kept;
    trim(kept, 0, /^[ \u00a0\t]+/);
    trim(kept, kept.length - 1, /[ \u00a0\t]+$/);
    return kept;
  }

  private push(text: string, marks: readonly MarkJson[]): void {
    if (text !== '') this.nodes.push({ type: 'text', text, marks });
  }

  private endsInSpace(): boolean {
    const last = this.nodes.at(-1);
    return last === undefined || last.type === 'hardBreak' || /[ \u00a0]$/.test(last.text ?? '');
  }

  private cleaned(raw: string): string {
    const text = raw.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/\u00ad/g, '');
    if (isStorable(text)) return text;
    this.drop('character');
    return Array.from(text, (character) => (isStorable(character) ? character : '')).join('');
  }
}

function isBlank(node: NodeJson): boolean {
  return node.type === 'hardBreak' || (node.type === 'text' && /^[ \u00a0\t]*$/.test(node.text ?? ''));
}

function trim(nodes: NodeJson[], at: number, space: RegExp): void {
  const node = nodes[at]!;
  if (node.text !== undefined) nodes[at] = { ...node, text: node.text.replace(space, '') };
}
