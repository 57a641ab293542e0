import type { Node, NodeType } from 'prosemirror-model';

import type { Change, Splice } from '../change.js';
import type { Doc } from '../doc.js';
import { schema } from '../schema.js';
import { escapeText } from './escape.js';
import { directionAttribute, withAttributes } from './html-tags.js';
import { InlineHtml } from './inline-html.js';
import type { Current, Frame, Move } from './redline-frames.js';
import {
  flatten,
  inLanguage,
  isOnlySpace,
  isOnlyStyle,
  isWordAt,
  pilcrow,
  redlineLeaf,
  ruleSign,
} from './redline-inline.js';
import type { InlinePart } from './redline-inline.js';
import { RedlineMarks } from './redline-marks.js';
import type { Mode } from './redline-marks.js';
import { isCell, RedlineParts } from './redline-parts.js';
import type { RedlineSink, Taken } from './redline-walk.js';
import type { RedlineOptions } from './redline-words.js';

interface Shown {
  /** Marks only what is put in, as this, and shows nothing of what is taken out: one of two texts side by side. */
  readonly onlyAs: Mode | undefined;
  /** Of what is taken out or put in, empty paragraphs are nothing: that text is empty itself. */
  readonly blank: Mode | undefined;
}

/** Prints what {@link walkRedline} tells it: valid HTML in the structure of the proposed text. */
export class RedlinePrinter implements RedlineSink {
  private readonly out: string[] = [];
  private readonly frames: Frame[] = [{ type: schema.nodes.doc, start: '', end: '', changes: new Set() }];
  private readonly splices: Current[] = [];
  private readonly moves: Move[] = [];
  /** Changes of structure alone, whose number goes to the end of the next text block. */
  private due: number[] = [];
  /** How many splices of a change are still to come. */
  private readonly left = new Map<number, number>();
  private blocks = 0;
  private readonly marks: RedlineMarks;
  private readonly parts: RedlineParts;
  private readonly onlyAs: Mode | undefined;
  private readonly blank: Mode | undefined;

  constructor(
    base: Doc,
    private readonly changes: readonly Change[],
    private readonly options: RedlineOptions,
    { onlyAs, blank }: Shown,
  ) {
    this.onlyAs = onlyAs;
    this.blank = blank;
    this.marks = new RedlineMarks(changes, options, onlyAs);
    this.parts = new RedlineParts(base, this.marks, this.out);
  }

  /** The finished markup. */
  take(): string {
    const marks = this.due.map((change) => this.marks.mark(change)).join('');
    if (marks) this.out.push(`<p>${marks}</p>`);
    return this.out.join('');
  }

  open(type: NodeType, attrs: Node['attrs'] | null): void {
    const node = type.create(attrs);
    const { start, end } = this.marks.tags(node);
    if (!type.inlineContent) {
      this.parts.begin(node, start, 'kept');
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
    const words = move.begun ? '' : this.marks.unseen(this.options.words.moved.start(this.changes[move.change]!.words));
    move.begun = true;
    inline.addOutside(`<span class="${this.marks.classes('mv', move.change)}">${words}`);
  }

  close(): void {
    const frame = this.frames.pop()!;
    const { inline } = frame;
    if (!inline) {
      this.parts.end(frame.type, frame.end);
      return;
    }
    const move = this.moves.at(-1);
    if (move) inline.addOutside(`${--move.left === 0 ? this.marks.unseen(this.options.words.moved.end) : ''}</span>`);
    for (const change of this.due) {
      frame.changes.add(change);
      inline.addOutside(this.marks.mark(change));
    }
    this.due = [];
    const direction = directionAttribute(inline.words, this.options.ownDirection);
    this.out.push(withAttributes(frame.start, this.marks.data(frame) + direction) + inline.take());
    if (move) this.slotFor(move.current);
    this.out.push(frame.end);
  }

  whole(node: Node): void {
    if (node.isInline) this.inline!.add([node], (leaf) => redlineLeaf(leaf, this.options.words, 'kept'));
    else if (node.isLeaf) this.out.push(this.marks.tags(node).start);
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
    const current: Current = {
      change,
      isStyle,
      showsEnds: !(putCloses && takenCloses),
      put: [],
      endsInWord: false,
      hasEnds: putCloses || takenCloses,
      opens: false,
      opensCell: false,
      space: '',
    };
    this.splices.push(current);
    if (isStyle || this.onlyAs) return;
    if (this.inline) {
      const parts = flatten(taken, this.options.words, current.showsEnds);
      current.endsInWord = isWordAt(parts.at(-1), -1);
      if (!(current.hasEnds && isOnlySpace(parts))) this.run('del', parts, change);
    } else this.removeBlocks(taken, current);
  }

  put(change: number, node: Node): void {
    const current = this.splices.at(-1)!;
    current.opens = false;
    if (node.isInline) current.put.push([node]);
    else this.changedBlock(node, 'ins', current);
  }

  putOpen(_: number, type: NodeType, attrs: Node['attrs'] | null): void {
    this.flush();
    this.open(type, attrs);
    const current = this.splices.at(-1)!;
    current.opens = true;
    current.opensCell = isCell(type);
  }

  putClose(change: number): void {
    const current = this.splices.at(-1)!;
    current.opens = false;
    if (this.inline && current.showsEnds) current.put.push(pilcrow(this.options.words));
    this.flush();
    if (this.inline && current.showsEnds) this.inline.addOutside(this.marks.mark(change));
    current.space = '';
    this.close();
  }

  endSplice(change: number): void {
    this.flush();
    const { slot, opens, opensCell, space } = this.splices.pop()!;
    const left = (this.left.get(change) ?? this.changes[change]!.splices.length) - 1;
    this.left.set(change, left);
    if (opens && opensCell && left > 0) return;
    if (this.marks.has(change)) {
      this.inline?.addOutside(space);
      return;
    }
    if (slot) this.out[slot.at] = this.marks.mark(change);
    else if (this.inline && !opens) {
      this.frames.at(-1)!.changes.add(change);
      this.inline.addOutside(this.marks.mark(change) + space);
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
    const name = this.marks.nameOf(change) ?? '';
    const sign = `<span class="${this.marks.classes('mv-from', change)}"${inLanguage(words, true)}>${escapeText(words.movedAway(this.changes[change]!.words, name))}</span>`;
    if (this.inline) this.inline.addOutside(sign);
    else this.parts.boxed(this.context, node, sign);
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
    if (mode === this.blank && node.isTextblock && node.childCount === 0) return;
    this.parts.around(this.context, { type: node.type, mode }, () => this.printChanged(node, mode, current));
  }

  /** `inCell`: nothing stands beside it in its cell, which is marked itself. */
  private printChanged(node: Node, mode: Mode, current: Current, inCell = false): void {
    const { start, end } = this.marks.tags(node);
    const attributes = ` class="${this.marks.classes(this.marks.shownAs(mode) === 'ins' ? 'put-in' : 'taken-out', current.change)}"`;
    if (node.isTextblock) {
      const block = mode === 'ins' ? { block: ++this.blocks } : {};
      const data = this.marks.data({ changes: new Set([current.change]), ...block });
      const parts = node.childCount > 0 ? [node.children] : inCell ? [] : [pilcrow(this.options.words)];
      this.printLine(withAttributes(start, attributes + data), { mode, parts, end }, current);
      return;
    }
    this.parts.begin(node, withAttributes(start, attributes), mode);
    const isCell =
      node.childCount === 1 && (node.type === schema.nodes.tableCell || node.type === schema.nodes.tableHeader);
    for (const child of node.children) this.printChanged(child, mode, current, isCell);
    this.parts.end(node.type, end);
    // A line says nothing of itself: the words and the number stand below it.
    if (node.isLeaf)
      this.printLine(
        withAttributes('<p>', attributes),
        { mode, parts: [ruleSign(this.options.words)], end: '</p>' },
        current,
      );
  }

  private printLine(
    start: string,
    { mode, parts, end }: { mode: Mode; parts: readonly InlinePart[]; end: string },
    current: Current,
  ): void {
    const inline = new InlineHtml();
    this.marks.printRun(inline, { mode, parts, change: current.change });
    this.out.push(withAttributes(start, directionAttribute(inline.words, this.options.ownDirection)) + inline.take());
    this.slotFor(current);
    this.out.push(end);
  }

  /** What is open around what comes next. */
  private get context(): NodeType {
    return this.frames.at(-1)!.type;
  }

  private get inline(): InlineHtml | undefined {
    return this.frames.at(-1)!.inline;
  }

  /** Prints the new words gathered so far. */
  private flush(): void {
    const current = this.splices.at(-1);
    if (!current || current.put.length === 0) return;
    this.inline!.addOutside(current.space);
    current.space = '';
    const parts = current.put.splice(0);
    if (!current.isStyle) {
      if (current.endsInWord && isWordAt(parts[0], 0)) this.inline!.addOutside(' ');
      current.endsInWord = false;
      if (current.hasEnds && !this.onlyAs && isOnlySpace(parts)) current.space = ' ';
      else this.run('ins', parts, current.change);
    } else {
      const inline = this.inline!;
      inline.addOutside(`<span class="${this.marks.classes('fmt', current.change)}">`);
      this.marks.addParts(inline, parts, 'ins');
      inline.addOutside('</span>');
    }
  }

  private run(mode: Mode, parts: readonly InlinePart[], change: number): void {
    if (parts.length === 0) return;
    const frame = this.frames.at(-1)!;
    frame.changes.add(change);
    const space = this.marks.printRun(frame.inline!, { mode, parts, change });
    this.splices.at(-1)!.space = space;
  }

  private slotFor(current: Current): void {
    current.slot = { at: this.out.push('') - 1 };
  }
}
