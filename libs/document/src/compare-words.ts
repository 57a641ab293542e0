import type { Node } from 'prosemirror-model';

import type { Change, ChangeKind, ChangePlace, ChangeWords } from './change.js';
import type { Hunk, Role } from './compare-hunks.js';
import { Outline } from './outline.js';

/** Says in words what a group of hunks is. */
export class Wording {
  private readonly old: Outline;
  private readonly young: Outline;

  constructor(base: Node, target: Node) {
    this.old = new Outline(base);
    this.young = new Outline(target);
  }

  /** The whole change, where it is of nothing but words without marks inside one block on both sides, as most are. */
  ofWords({ from, to, tFrom, tTo, role, base }: Hunk): Change | undefined {
    if (base || (role !== 'text' && role !== 'space' && role !== 'rewrite')) return undefined;
    const before = this.old.plainWords(from, to);
    const after = before === undefined ? undefined : this.young.plainWords(tFrom, tTo);
    if (before === undefined || after === undefined) return undefined;
    const kind = role === 'rewrite' ? 'rewritten' : before === '' ? 'inserted' : after === '' ? 'deleted' : 'replaced';
    const heading = this.old.headingAt(from);
    const place = { base: this.old.blockAt(from), target: this.young.blockAt(tFrom), heading };
    const put = after === '' ? [] : [{ node: { type: 'text', text: after } }];
    return { kind, gaps: [[from, to]], splices: [{ from, to, put }], words: { kind, before, after, place } };
  }

  of(hunks: readonly Hunk[]): ChangeWords {
    const [before, after] = hunks.some(({ base }) => base) ? this.movedWords(hunks) : this.plainWords(hunks);
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
      ...countOf(hunks, kind),
      place,
    };
  }

  private plainWords(hunks: readonly Hunk[]): [before: string, after: string] {
    const between = hunks.every(({ role }) => wholes.has(role)) ? '\n' : ' … ';
    return [
      joinWords(
        hunks.map(({ from, to }) => [from, to]),
        this.old,
        between,
      ),
      joinWords(
        hunks.map(({ tFrom, tTo }) => [tFrom, tTo]),
        this.young,
        between,
      ),
    ];
  }

  /** Block by block, each on a line of its own; one that moved by its old words on both sides, as an edit in it is another change. */
  private movedWords(hunks: readonly Hunk[]): [before: string, after: string] {
    const moved = ({ base }: Hunk) => (base ? this.old.words(base[0], base[1]) : '');
    const lines = (words: readonly string[]) => words.filter((line) => line !== '').join('\n');
    return [
      lines(hunks.map((hunk) => moved(hunk) || this.old.words(hunk.from, hunk.to))),
      lines(hunks.map((hunk) => moved(hunk) || this.young.words(hunk.tFrom, hunk.tTo))),
    ];
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

/** What comes or goes as a whole, with lines of its own. */
const wholes: ReadonlySet<Role> = new Set<Role>(['block', 'row', 'column', 'table', 'item', 'span']);

/** The words of several ranges: those that follow each other are read as one, `between` stands between others. */
function joinWords(
  ranges: readonly (readonly [from: number, to: number])[],
  outline: Outline,
  between: string,
): string {
  if (ranges.length === 1) return outline.words(ranges[0]![0], ranges[0]![1]);
  const joined: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = joined.at(-1);
    if (last && last[1] === from) last[1] = to;
    else joined.push([from, to]);
  }
  const words = joined.map(([from, to]) => outline.words(from, to)).filter((part) => part !== '');
  if (words.length < 2) return words[0] ?? '';
  // Space alone is read by nobody, least of all in several places.
  return words
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(between);
}

function countOf(hunks: readonly Hunk[], kind: ChangeKind): { count?: number } {
  const sum = (some: readonly Hunk[]) => some.reduce((all, hunk) => all + (hunk.count ?? 0), 0);
  // Of a block that was split or joined its borders are counted, and there is one part more.
  if (kind === 'split' || kind === 'joined') {
    const borders = sum(hunks.filter(({ role }) => role === 'split' || role === 'join'));
    return borders < 2 ? {} : { count: borders + 1 };
  }
  const moved = hunks.filter(({ base }) => base);
  const count = sum(moved.length > 0 ? moved : hunks);
  return count < 2 ? {} : { count };
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
