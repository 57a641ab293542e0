import type { Node } from 'prosemirror-model';

import type { ChangeKind, ChangePlace, ChangeWords } from './change.js';
import type { Hunk, Role } from './compare-hunks.js';
import { visitRange } from './positions.js';
import { schema } from './schema.js';

/** Says in words what a group of hunks is. */
export class Wording {
  private readonly old: Outline;
  private readonly young: Outline;

  constructor(base: Node, target: Node) {
    this.old = new Outline(base);
    this.young = new Outline(target);
  }

  of(hunks: readonly Hunk[]): ChangeWords {
    const before = joinWords(
      hunks.map(({ from, to, base }) => base ?? [from, to]),
      this.old,
    );
    const after = joinWords(
      hunks.map(({ tFrom, tTo }) => [tFrom, tTo]),
      this.young,
    );
    const marks = this.marks(hunks);
    const kind = this.kind(hunks, { before, after, marks });
    const first = hunks[0]!;
    const place: ChangePlace = {
      base: this.old.blockAt(first.base ? first.base[0] : first.from),
      target: this.young.blockAt(first.tFrom),
      heading: this.old.headingAt(first.base ? first.base[0] : first.from),
    };
    return {
      kind,
      before,
      after,
      ...(kind === 'formatted' || kind === 'linked' ? marks : {}),
      ...this.styles(hunks, kind),
      ...countOf(hunks),
      place,
    };
  }

  private kind(
    hunks: readonly Hunk[],
    { before, after, marks }: { before: string; after: string; marks: Marks },
  ): ChangeKind {
    const kind = kindOf(hunks, before !== '', after !== '');
    if (kind === 'formatted')
      return [...marks.added, ...marks.removed].every((name) => name.startsWith('link ')) ? 'linked' : kind;
    const isText = kind === 'inserted' || kind === 'deleted' || kind === 'replaced';
    const isNote = (words: string) => words === '' || words.startsWith(' [');
    const isFootnote =
      isText &&
      isNote(before) &&
      isNote(after) &&
      hunks.every(({ from, to, tFrom, tTo }) => this.old.isFootnotes(from, to) && this.young.isFootnotes(tFrom, tTo));
    return isFootnote ? 'footnote' : kind;
  }

  private marks(hunks: readonly Hunk[]): Marks {
    if (!hunks.every(({ role }) => role === 'format')) return noMarks;
    const old = new Set<string>();
    const young = new Set<string>();
    for (const { from, to, tFrom, tTo } of hunks) {
      this.old.markNames(from, to, old);
      this.young.markNames(tFrom, tTo, young);
    }
    return { added: [...young].filter((name) => !old.has(name)), removed: [...old].filter((name) => !young.has(name)) };
  }

  private styles(hunks: readonly Hunk[], kind: ChangeKind): Pick<ChangeWords, 'styleBefore' | 'styleAfter'> {
    if (kind !== 'restyled' && kind !== 'wrapped' && kind !== 'unwrapped') return {};
    const first = (role: Role, starts: (hunk: Hunk) => boolean) => hunks.find((it) => it.role === role && starts(it));
    const wrap = first('wrap', ({ tFrom }) => this.young.isStart(tFrom));
    const unwrap = first('unwrap', ({ from }) => this.old.isStart(from));
    const style = first('style', () => true);
    const [old, young] = [unwrap ?? wrap ?? style, wrap ?? unwrap ?? style];
    return old && young ? { styleBefore: this.old.styleAt(old.from), styleAfter: this.young.styleAt(young.tFrom) } : {};
  }
}

interface Marks {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const noMarks: Marks = { added: [], removed: [] };

/** The words of several ranges; those that follow each other are read as one. */
function joinWords(ranges: readonly (readonly [from: number, to: number])[], outline: Outline): string {
  if (ranges.length === 1) return outline.words(ranges[0]![0], ranges[0]![1]);
  const joined: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = joined.at(-1);
    if (last && last[1] === from) last[1] = to;
    else joined.push([from, to]);
  }
  return joined
    .map(([from, to]) => outline.words(from, to))
    .filter((words) => words !== '')
    .join(' ');
}

function countOf(hunks: readonly Hunk[]): { count?: number } {
  const count = hunks.reduce((sum, hunk) => sum + (hunk.count ?? 0), 0);
  return count > 1 ? { count } : {};
}

function kindOf(hunks: readonly Hunk[], hasBefore: boolean, hasAfter: boolean): ChangeKind {
  const named = hunks.filter(({ role }) => role !== 'span');
  if (named.length === 0) return 'tableReplaced';
  const roles = new Set(named.map(({ role }) => role));
  const has = (role: Role) => roles.has(role);
  const isAll = (role: Role) => roles.size === 1 && has(role);
  const puts = named.some(({ tFrom, tTo }) => tFrom < tTo);
  const takes = named.some(({ from, to }) => from < to);
  if (hunks.some(({ base }) => base)) return 'moved';
  if (has('table') || (has('row') && has('column'))) return 'tableReplaced';
  if (isAll('column')) return puts && takes ? 'tableReplaced' : puts ? 'columnInserted' : 'columnDeleted';
  if (isAll('row') && !(puts && takes)) return puts ? 'rowInserted' : 'rowDeleted';
  if (isAll('item') && !(puts && takes)) return puts ? 'itemInserted' : 'itemDeleted';
  if (has('wrap')) return 'wrapped';
  if (has('unwrap')) return 'unwrapped';
  if (has('split')) return 'split';
  if (has('join')) return 'joined';
  if (isAll('style')) return 'restyled';
  if (isAll('format')) return 'formatted';
  if (has('rewrite')) return 'rewritten';
  if (!takes || (!hasBefore && hasAfter)) return 'inserted';
  if (!puts || (hasBefore && !hasAfter)) return 'deleted';
  return 'replaced';
}

/** The blocks of a document by position. */
class Outline {
  private readonly starts: number[] = [];
  private readonly blocks: Node[] = [];
  private readonly headings: number[] = [];
  private readonly titles: string[] = [];

  constructor(private readonly doc: Node) {
    doc.descendants((node, at) => {
      if (!node.isTextblock) return !node.isLeaf;
      this.starts.push(at);
      this.blocks.push(node);
      if (node.type === schema.nodes.heading) {
        this.headings.push(at);
        this.titles.push(node.textContent);
      }
      return false;
    });
  }

  /** The words between two positions: blocks on lines of their own, a footnote in brackets. */
  words(from: number, to: number): string {
    if (from === to) return '';
    return this.wordsInside(from, to) ?? this.wordsAcross(from, to);
  }

  /** Words that all stand in one text block of nothing but text: most changes are of these. */
  private wordsInside(from: number, to: number): string | undefined {
    const index = this.blockAt(from) - 1;
    const block = this.blocks[index];
    const only = block?.firstChild;
    if (!block || block.childCount !== 1 || !only?.isText) return undefined;
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
      else {
        if (node.isTextblock) line();
        for (const child of node.children) add(child);
      }
    };
    visitRange(this.doc, 0, { from, to }, { open: (node) => node.isTextblock && line(), close: () => {}, whole: add });
    return parts.join('');
  }

  /** How many text blocks begin at or before the position, the one that it is in included. */
  blockAt(position: number): number {
    return countUpTo(this.starts, position);
  }

  headingAt(position: number): string {
    return this.titles[countUpTo(this.headings, position) - 1] ?? '';
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
