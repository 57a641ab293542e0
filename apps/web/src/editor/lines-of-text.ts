import { placeAfter, spliceBetween } from '@tarmeem/document';
import type { Node } from '@tiptap/pm/model';

/** One block of words: where its words begin in the text, and where they begin in all words one behind the other. */
interface Line {
  at: number;
  start: number;
  words: string;
}

/** A stretch of the words of one line, counted from the start of the line. */
export interface Stretch {
  line: number;
  from: number;
  to: number;
}

/** What stands for a break or a footnote among letters. */
export const leaf = '\ufffc';

/** How many letters beside a place tell it where its line was changed. */
const enough = 8;
const most = 24;

/**
 * The words of a text, line by line, whatever holds the lines: a list, a quotation or a heading made of a paragraph changes none of
 * them, and who joins two paragraphs leaves all words one behind the other.
 */
export class LinesOfText {
  readonly lines: readonly Line[];
  private readonly words: string;

  constructor(text: Node) {
    const lines: Line[] = [];
    let start = 0;
    text.descendants((node, at) => {
      if (!node.isTextblock) return true;
      const words = node.textBetween(0, node.content.size, undefined, leaf);
      lines.push({ at: at + 1, start, words });
      start += words.length;
      return false;
    });
    this.lines = lines;
    this.words = lines.map(({ words }) => words).join('');
  }

  /** What stands between two places of a text; null when that is not in one line. */
  stretch(from: number, to: number): Stretch | null {
    const line = this.lines.findIndex(({ at, words }) => at <= from && to <= at + words.length);
    if (line < 0) return null;
    const { at } = this.lines[line]!;
    return { line, from: from - at, to: to - at };
  }

  wordsIn({ line, from, to }: Stretch): string {
    return this.lines[line]!.words.slice(from, to);
  }

  /** Where the same words stand in another text, as places of that; null when they do not stand there, or it is not certain where. */
  placeIn(other: LinesOfText, { line, from, to }: Stretch): { from: number; to: number } | null {
    const { start, words } = this.lines[line]!;
    const [here, there] = [this.linesOf(words), other.linesOf(words)];
    const same =
      this.lines.length === other.lines.length && there.includes(line)
        ? line
        : here.length === there.length
          ? there[here.indexOf(line)]
          : undefined;
    if (same !== undefined) {
      const { at } = other.lines[same]!;
      return { from: at + from, to: at + to };
    }
    const [was, is] = [occurrences(this.words, words), occurrences(other.words, words)];
    const found = was.length === is.length ? is[was.indexOf(start)] : undefined;
    if (found !== undefined) return other.between(found + from, found + to, from > 0);
    return from === to ? this.beside(other, words, from) : null;
  }

  /** The place that has the same letters before it, but for some of the last, or behind it, but for some of the first. */
  private beside(other: LinesOfText, words: string, at: number): { from: number; to: number } | null {
    const only = (part: string) => {
      const found = part.length < enough ? [] : occurrences(other.words, part);
      return found.length === 1 && occurrences(this.words, part).length === 1 ? found[0] : undefined;
    };
    for (let left = at; at - left < most; left--) {
      const part = words.slice(Math.max(0, left - most), left);
      const found = only(part);
      if (found !== undefined) return other.between(found + part.length, found + part.length, true);
    }
    for (let left = at; left - at < most; left++) {
      const found = only(words.slice(left, left + most));
      if (found !== undefined) return other.between(found, found, false);
    }
    return null;
  }

  private linesOf(words: string): number[] {
    return this.lines.flatMap((line, nth) => (line.words === words ? [nth] : []));
  }

  /** The places of letters counted through all words. `isBehind`: where a line ends and the next begins, the place is behind the letter. */
  private between(from: number, to: number, isBehind: boolean): { from: number; to: number } | null {
    const line = this.lines.find(({ start, words }) => {
      const end = start + words.length;
      if (from < to) return start <= from && to <= end;
      return isBehind ? start < from && from <= end : start <= from && from < end;
    });
    return line ? { from: line.at + from - line.start, to: line.at + to - line.start } : null;
  }

  /** Where the letter stands in another text that stood at a place of this one, also where its line is another: beside what changed then. */
  samePlace(other: LinesOfText, at: number): number | null {
    const stretch = this.stretch(at, at);
    if (!stretch) return null;
    const found = this.placeIn(other, stretch);
    if (found) return found.from;
    const { start } = this.lines[stretch.line]!;
    const after = placeAfter(spliceBetween(this.words, other.words), start + stretch.from);
    return other.between(after, after, stretch.from > 0)?.from ?? null;
  }
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  if (part === '') return found;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}
