import type { Node } from 'prosemirror-model';

import type { Change } from '../change.js';
import { schema } from '../schema.js';
import { escapeAttribute, escapeText } from './escape.js';
import { nodeTags, withAttributes } from './html-tags.js';
import type { InlineHtml } from './inline-html.js';
import { hidden, inLanguage, redlineLeaf, shownUnseen, withoutSpaces } from './redline-inline.js';
import type { InlinePart } from './redline-inline.js';
import type { RedlineOptions } from './redline-words.js';

/** Put in or taken out. */
export type Mode = 'ins' | 'del';

/** Prints what a redline adds to a text: runs of words put in and taken out, notes, numbers, and what elements say of changes. */
export class RedlineMarks {
  private readonly marked = new Set<number>();
  private tables = 0;

  constructor(
    private readonly changes: readonly Change[],
    private readonly options: RedlineOptions,
    private readonly onlyAs?: Mode,
  ) {}

  shownAs(mode: Mode): Mode {
    return this.onlyAs ?? mode;
  }

  unseen(said: string): string {
    return hidden(said, this.options.words);
  }

  /** A run of words put in or taken out; gives the space that follows it. */
  printRun(
    inline: InlineHtml,
    { mode, parts, change }: { mode: Mode; parts: readonly InlinePart[]; change: number },
  ): string {
    const shown = this.shownAs(mode);
    const words = shown === 'ins' ? this.options.words.inserted : this.options.words.deleted;
    const state = this.classes('', change);
    const unseen = shownUnseen(parts, this.options.words);
    // The space around words is no part of the mark: a line is not drawn under nothing.
    const bare = unseen === undefined ? withoutSpaces(parts) : { before: '', parts, after: '' };
    inline.addOutside(
      `${bare.before}<${shown} role="${shown === 'ins' ? 'insertion' : 'deletion'}"${state ? ` class="${state}"` : ''}>${this.unseen(words.start)}`,
    );
    if (unseen === undefined) this.addParts(inline, bare.parts, mode);
    else inline.addOutside(unseen);
    inline.addOutside(`${this.unseen(words.end)}</${shown}>`);
    return bare.after;
  }

  /** Words and ready markup, unmarked. */
  addParts(inline: InlineHtml, parts: readonly InlinePart[], mode: Mode): void {
    for (const part of parts) {
      if (typeof part === 'string') inline.addOutside(part);
      else inline.add(part, (leaf) => redlineLeaf(leaf, this.options.words, mode));
    }
  }

  /** True if the number of a change stands already. */
  has(change: number): boolean {
    return this.marked.has(change);
  }

  /** The note and number of a change; once, where it is first complete. */
  mark(change: number): string {
    if (this.marked.has(change)) return '';
    this.marked.add(change);
    const { words, idPrefix = '' } = this.options;
    const note = words.note(this.changes[change]!.words);
    const shown = note === '' ? '' : `<span class="note"${inLanguage(words, true)}>${escapeText(note)}</span>`;
    const name = this.nameOf(change);
    if (name === undefined) return shown;
    const id = escapeAttribute(idPrefix);
    const number = escapeAttribute(name);
    const classes = this.classes('n', change);
    return `${shown}<a class="${classes}" id="${id}c${number}" href="#${id}l${number}">${this.unseen(words.change)}${number}</a>`;
  }

  nameOf(change: number): string | undefined {
    if (this.options.number === null) return undefined;
    const number = this.options.number ? this.options.number(change) : change + 1;
    return number === null ? undefined : String(number);
  }

  classes(name: string, change: number): string {
    return escapeAttribute([name, this.options.stateClass?.(change) ?? ''].filter(Boolean).join(' '));
  }

  data({ block, changes }: { readonly block?: number; readonly changes: ReadonlySet<number> }): string {
    if (!this.options.blockNumbers) return '';
    const names = [...changes].flatMap((change) => this.nameOf(change) ?? []);
    return `${block === undefined ? '' : ` data-block="${block}"`}${names.length === 0 ? '' : ` data-changes="${escapeAttribute(names.join(' '))}"`}`;
  }

  tags(node: Node): { start: string; end: string } {
    if (node.type === schema.nodes.table && this.options.tableName) {
      const name = escapeAttribute(this.options.tableName(++this.tables));
      const { start, end } = nodeTags(node);
      return { start: withAttributes(start, ` tabindex="0" aria-label="${name}"`), end };
    }
    if (node.type !== schema.nodes.heading) return nodeTags(node);
    const level = Math.min(6, Number(node.attrs['level']) + (this.options.headingShift ?? 0));
    return { start: `<h${level}>`, end: `</h${level}>` };
  }
}
