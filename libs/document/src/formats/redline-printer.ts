import type { Node, NodeType } from 'prosemirror-model';

import type { Change, Splice } from '../change.js';
import { schema } from '../schema.js';
import { escapeAttribute, escapeText } from './escape.js';
import { nodeTags } from './html-tags.js';
import { InlineHtml } from './inline-html.js';
import { elementsAround } from './redline-context.js';
import {
  flatten,
  hidden,
  inLanguage,
  isOnlyStyle,
  isWordAt,
  pilcrow,
  redlineLeaf,
  shownUnseen,
} from './redline-inline.js';
import type { InlinePart } from './redline-inline.js';
import type { RedlineSink, Taken } from './redline-walk.js';
import type { RedlineOptions } from './redline-words.js';

type Mode = 'ins' | 'del';

/** An element that is open. A text block is printed when it closes, as its start tag names the changes in it. */
interface Frame {
  readonly type: NodeType;
  readonly start: string;
  readonly end: string;
  readonly inline?: InlineHtml;
  readonly changes: Set<number>;
  readonly block?: number;
}

/** The splice being printed; `slot` is the place in the output for the number of its change. */
interface Current {
  readonly change: number;
  readonly isStyle: boolean;
  readonly showsEnds: boolean;
  readonly put: InlinePart[];
  /** The line's last deleted word ends in a letter or digit: a new word beside it needs a space between, or the two read as one. */
  endsInWord: boolean;
  slot?: { readonly at: number };
}

interface Move {
  readonly change: number;
  readonly current: Current;
  left: number;
  begun: boolean;
}

/** Prints what {@link walkRedline} tells it: valid HTML in the structure of the proposed text. */
export class RedlinePrinter implements RedlineSink {
  private readonly out: string[] = [];
  private readonly frames: Frame[] = [{ type: schema.nodes.doc, start: '', end: '', changes: new Set() }];
  private readonly splices: Current[] = [];
  private readonly moves: Move[] = [];
  private readonly marked = new Set<number>();
  /** Changes of structure alone, whose number goes to the end of the next text block. */
  private due: number[] = [];
  private blocks = 0;
  private tables = 0;

  constructor(
    private readonly changes: readonly Change[],
    private readonly options: RedlineOptions,
    /** Marks only what is put in, as this, and shows nothing of what is taken out: one of two texts side by side. */
    private readonly onlyAs?: Mode,
  ) {}

  /** The finished markup. */
  take(): string {
    const marks = this.due.map((change) => this.mark(change)).join('');
    if (marks) this.out.push(`<p>${marks}</p>`);
    return this.out.join('');
  }

  open(type: NodeType, attrs: Node['attrs'] | null): void {
    const { start, end } = this.tags(type.create(attrs));
    if (!type.inlineContent) {
      this.out.push(start);
      this.frames.push({ type, start, end, changes: new Set() });
      return;
    }
    const inline = new InlineHtml();
    this.frames.push({
      type,
      start,
      end,
      inline,
      changes: new Set(this.moves.map(({ change }) => change)),
      block: ++this.blocks,
    });
    const move = this.moves.at(-1);
    if (!move) return;
    const words = move.begun ? '' : this.unseen(this.options.words.moved.start(this.changes[move.change]!.words));
    move.begun = true;
    inline.addOutside(`<span class="${this.classes('mv', move.change)}">${words}`);
  }

  close(): void {
    const frame = this.frames.pop()!;
    const { inline } = frame;
    if (!inline) {
      this.out.push(frame.end);
      return;
    }
    const move = this.moves.at(-1);
    if (move) inline.addOutside(`${--move.left === 0 ? this.unseen(this.options.words.moved.end) : ''}</span>`);
    for (const change of this.due) {
      frame.changes.add(change);
      inline.addOutside(this.mark(change));
    }
    this.due = [];
    this.out.push(withAttributes(frame.start, this.data(frame)) + inline.take());
    if (move) this.slotFor(move.current);
    this.out.push(frame.end);
  }

  whole(node: Node): void {
    if (node.isInline) this.inline!.add([node], (leaf) => redlineLeaf(leaf, this.options.words, 'kept'));
    else if (node.isLeaf) this.out.push(this.tags(node).start);
    else {
      this.open(node.type, node.attrs);
      for (const child of node.children) this.whole(child);
      this.close();
    }
  }

  splice(change: number, taken: readonly Taken[], { put }: Splice): void {
    const nodes = put.flatMap((piece) => ('node' in piece ? [schema.nodeFromJSON(piece.node)] : []));
    const isStyle = isOnlyStyle(taken, nodes, nodes.length < put.length);
    const putCloses = put.some((piece) => 'close' in piece);
    const takenCloses = taken.some((part) => 'close' in part);
    const current: Current = { change, isStyle, showsEnds: !(putCloses && takenCloses), put: [], endsInWord: false };
    this.splices.push(current);
    if (isStyle || this.onlyAs) return;
    if (this.inline) {
      const parts = flatten(taken, this.options.words, current.showsEnds);
      current.endsInWord = isWordAt(parts.at(-1), -1);
      this.run('del', parts, change);
    } else this.removeBlocks(taken, current);
  }

  put(change: number, node: Node): void {
    const current = this.splices.at(-1)!;
    if (node.isInline) current.put.push([node]);
    else this.changedBlock(node, 'ins', current);
  }

  putOpen(_: number, type: NodeType, attrs: Node['attrs'] | null): void {
    this.flush();
    this.open(type, attrs);
  }

  putClose(change: number): void {
    const current = this.splices.at(-1)!;
    if (this.inline && current.showsEnds) current.put.push(pilcrow(this.options.words));
    this.flush();
    if (this.inline && current.showsEnds) this.inline.addOutside(this.mark(change));
    this.close();
  }

  endSplice(change: number): void {
    this.flush();
    const { slot } = this.splices.pop()!;
    if (this.marked.has(change)) return;
    if (slot) this.out[slot.at] = this.mark(change);
    else if (this.inline) {
      this.frames.at(-1)!.changes.add(change);
      this.inline.addOutside(this.mark(change));
    } else if (!this.due.includes(change)) this.due.push(change);
  }

  moveIn(change: number, textBlocks: number): void {
    this.flush();
    this.moves.push({ change, current: this.splices.at(-1)!, left: textBlocks, begun: false });
  }

  endMove(): void {
    this.moves.pop();
  }

  movedAway(change: number, node: Node | null): void {
    if (this.onlyAs) return;
    const { words } = this.options;
    const name = this.nameOf(change) ?? '';
    const sign = `<span class="${this.classes('mv-from', change)}"${inLanguage(words, true)}>${escapeText(words.movedAway(this.changes[change]!.words, name))}</span>`;
    if (this.inline) this.inline.addOutside(sign);
    else this.around(node?.type ?? schema.nodes.paragraph, () => this.out.push(this.boxed(node, sign)));
  }

  /** A sign in the element that the moved node would have had, with all its columns if it was a row. */
  private boxed(node: Node | null, sign: string): string {
    if (node?.type === schema.nodes.listItem) return `<li>${sign}</li>`;
    if (node?.type !== schema.nodes.tableRow) return `<p>${sign}</p>`;
    const columns = node.children.reduce((sum, cell) => sum + Number(cell.attrs['colspan']), 0);
    return `<tr><td colspan="${Math.max(1, columns)}">${sign}</td></tr>`;
  }

  private removeBlocks(taken: readonly Taken[], current: Current): void {
    let words: Node[] = [];
    const flushWords = () => {
      if (words.length > 0) this.changedBlock(schema.node('paragraph', null, words), 'del', current);
      words = [];
    };
    for (const part of taken) {
      if ('whole' in part && part.whole.isInline) words.push(part.whole);
      else flushWords();
      if ('whole' in part && !part.whole.isInline) this.changedBlock(part.whole, 'del', current);
    }
    flushWords();
  }

  private changedBlock(node: Node, mode: Mode, current: Current): void {
    this.around(node.type, () => this.printChanged(node, mode, current));
  }

  private around(type: NodeType, print: () => void): void {
    const elements = elementsAround(this.frames.at(-1)!.type, type);
    this.out.push(elements.map((name) => `<${name}>`).join(''));
    print();
    this.out.push(
      elements
        .toReversed()
        .map((name) => `</${name}>`)
        .join(''),
    );
  }

  private printChanged(node: Node, mode: Mode, current: Current): void {
    const { start, end } = this.tags(node);
    const attributes = ` class="${this.classes(this.shownAs(mode) === 'ins' ? 'put-in' : 'taken-out', current.change)}"`;
    if (!node.isTextblock) {
      this.out.push(withAttributes(start, attributes));
      for (const child of node.children) this.printChanged(child, mode, current);
      this.out.push(end);
      return;
    }
    const inline = new InlineHtml();
    this.printRun(inline, {
      mode,
      parts: node.childCount > 0 ? [node.children] : [pilcrow(this.options.words)],
      change: current.change,
    });
    const block = mode === 'ins' ? { block: ++this.blocks } : {};
    const data = this.data({ changes: new Set([current.change]), ...block });
    this.out.push(withAttributes(start, attributes + data) + inline.take());
    this.slotFor(current);
    this.out.push(end);
  }

  private shownAs(mode: Mode): Mode {
    return this.onlyAs ?? mode;
  }

  private unseen(said: string): string {
    return hidden(said, this.options.words);
  }

  private get inline(): InlineHtml | undefined {
    return this.frames.at(-1)!.inline;
  }

  /** Prints the new words gathered so far. */
  private flush(): void {
    const current = this.splices.at(-1);
    if (!current || current.put.length === 0) return;
    const parts = current.put.splice(0);
    if (!current.isStyle) {
      if (current.endsInWord && isWordAt(parts[0], 0)) this.inline!.addOutside(' ');
      current.endsInWord = false;
      this.run('ins', parts, current.change);
    } else {
      const inline = this.inline!;
      inline.addOutside(`<span class="${this.classes('fmt', current.change)}">`);
      this.addParts(inline, parts, 'ins');
      inline.addOutside('</span>');
    }
  }

  private run(mode: Mode, parts: readonly InlinePart[], change: number): void {
    if (parts.length === 0) return;
    const frame = this.frames.at(-1)!;
    frame.changes.add(change);
    this.printRun(frame.inline!, { mode, parts, change });
  }

  private printRun(
    inline: InlineHtml,
    { mode, parts, change }: { mode: Mode; parts: readonly InlinePart[]; change: number },
  ): void {
    const shown = this.shownAs(mode);
    const words = shown === 'ins' ? this.options.words.inserted : this.options.words.deleted;
    const state = this.classes('', change);
    inline.addOutside(
      `<${shown} role="${shown === 'ins' ? 'insertion' : 'deletion'}"${state ? ` class="${state}"` : ''}>${this.unseen(words.start)}`,
    );
    const unseen = shownUnseen(parts, this.options.words);
    if (unseen === undefined) this.addParts(inline, parts, mode);
    else inline.addOutside(unseen);
    inline.addOutside(`${this.unseen(words.end)}</${shown}>`);
  }

  private addParts(inline: InlineHtml, parts: readonly InlinePart[], mode: Mode): void {
    for (const part of parts) {
      if (typeof part === 'string') inline.addOutside(part);
      else inline.add(part, (leaf) => redlineLeaf(leaf, this.options.words, mode));
    }
  }

  /** The note and number of a change; once, where it is first complete. */
  private mark(change: number): string {
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

  private nameOf(change: number): string | undefined {
    if (this.options.number === null) return undefined;
    const number = this.options.number ? this.options.number(change) : change + 1;
    return number === null ? undefined : String(number);
  }

  private slotFor(current: Current): void {
    current.slot = { at: this.out.push('') - 1 };
  }

  private classes(name: string, change: number): string {
    return escapeAttribute([name, this.options.stateClass?.(change) ?? ''].filter(Boolean).join(' '));
  }

  private data({ block, changes }: { readonly block?: number; readonly changes: ReadonlySet<number> }): string {
    if (!this.options.blockNumbers) return '';
    const names = [...changes].flatMap((change) => this.nameOf(change) ?? []);
    return `${block === undefined ? '' : ` data-block="${block}"`}${names.length === 0 ? '' : ` data-changes="${escapeAttribute(names.join(' '))}"`}`;
  }

  private tags(node: Node): { start: string; end: string } {
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

function withAttributes(start: string, attributes: string): string {
  return attributes === '' ? start : start.replace(/^<[a-z\d]+/, (name) => name + attributes);
}
