import type { Node } from 'prosemirror-model';

import type { ChangeKind, ChangePlace, ChangeWords } from './change.js';
import type { Hunk, Role } from './compare-hunks.js';
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
      hunks.map(({ from, to, base }) => (base ? this.old.words(base[0], base[1]) : this.old.words(from, to))),
    );
    const after = joinWords(hunks.map(({ tFrom, tTo }) => this.young.words(tFrom, tTo)));
    const kind = kindOf(hunks, before !== '', after !== '');
    const first = hunks[0]!;
    const place: ChangePlace = {
      base: this.old.blockAt(first.from),
      target: this.young.blockAt(first.tFrom),
      heading: this.old.headingAt(first.from),
    };
    return { kind, before, after, ...this.marks(hunks, kind), ...this.styles(hunks, kind), ...countOf(hunks), place };
  }

  private marks(hunks: readonly Hunk[], kind: ChangeKind): Pick<ChangeWords, 'added' | 'removed'> {
    if (kind !== 'formatted' && kind !== 'linked') return {};
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
    const styled = hunks.find(({ role }) => role === 'style' || role === 'wrap' || role === 'unwrap')!;
    return { styleBefore: this.old.styleAt(styled.from), styleAfter: this.young.styleAt(styled.tFrom) };
  }
}

function joinWords(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function countOf(hunks: readonly Hunk[]): { count?: number } {
  const count = hunks.reduce((sum, hunk) => sum + (hunk.count ?? 0), 0);
  return count > 1 ? { count } : {};
}

function kindOf(hunks: readonly Hunk[], hasBefore: boolean, hasAfter: boolean): ChangeKind {
  const has = (role: Role) => hunks.some((hunk) => hunk.role === role);
  const isAll = (role: Role) => hunks.every((hunk) => hunk.role === role);
  const puts = hunks.some(({ tFrom, tTo }) => tFrom < tTo);
  const takes = hunks.some(({ from, to }) => from < to);
  if (hunks.some(({ base }) => base)) return 'moved';
  if (has('table')) return 'tableReplaced';
  if (isAll('column')) return puts && takes ? 'tableReplaced' : puts ? 'columnInserted' : 'columnDeleted';
  if (isAll('row') && !(puts && takes)) return puts ? 'rowInserted' : 'rowDeleted';
  if (isAll('item') && !(puts && takes)) return puts ? 'itemInserted' : 'itemDeleted';
  if (has('wrap')) return 'wrapped';
  if (has('unwrap')) return 'unwrapped';
  if (has('split')) return 'split';
  if (has('join')) return 'joined';
  if (isAll('style')) return 'restyled';
  if (isAll('format')) return 'formatted';
  if (!takes || (!hasBefore && hasAfter)) return 'inserted';
  if (!puts || (hasBefore && !hasAfter)) return 'deleted';
  return 'replaced';
}

/** The blocks of a document by position. */
class Outline {
  private readonly starts: number[] = [];
  private readonly headings: { at: number; text: string }[] = [];

  constructor(private readonly doc: Node) {
    doc.descendants((node, at) => {
      if (!node.isTextblock) return true;
      this.starts.push(at);
      if (node.type === schema.nodes.heading) this.headings.push({ at, text: node.textContent });
      return false;
    });
  }

  words(from: number, to: number): string {
    if (from >= to) return '';
    return this.doc.textBetween(from, to, '\n', (leaf) =>
      leaf.type === schema.nodes.hardBreak
        ? '\n'
        : leaf.type === schema.nodes.footnote
          ? ` [${leaf.attrs['text']}]`
          : '',
    );
  }

  blockAt(position: number): number {
    return countUpTo(this.starts, position);
  }

  headingAt(position: number): string {
    const count = countUpTo(
      this.headings.map(({ at }) => at),
      position,
    );
    return this.headings[count - 1]?.text ?? '';
  }

  styleAt(position: number): string {
    const node = this.doc.nodeAt(position);
    if (!node) return '';
    return node.type === schema.nodes.heading ? `heading ${node.attrs['level']}` : node.type.name;
  }

  markNames(from: number, to: number, into: Set<string>): void {
    if (from >= to) return;
    this.doc.nodesBetween(from, to, (node) => {
      for (const { type, attrs } of node.marks) into.add([type.name, ...Object.values(attrs).map(String)].join(' '));
    });
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
