import type { Anchor, AnchorPlace, TextPosition } from './anchors.js';
import type { Change } from './change.js';
import { compareTraced } from './compare.js';
import type { Doc } from './doc.js';
import { FoundQuotes, shortestPlace } from './found-quotes.js';
import { Mapping } from './mapping.js';
import { isSpaceOnly, likeness, sameWords } from './quote-words.js';
import { TextMap } from './text-map.js';

const movedFrom = 0.5;

/**
 * Where anchors of one text are in another: through the comparison first, the words checked; then by a search, only in
 * words that are new. Never attaches to words that already stood elsewhere in the earlier text.
 */
export function remap(anchors: readonly Anchor[], from: Doc, to: Doc): AnchorPlace[] {
  const passage = new Passage(from, to);
  return anchors.map((anchor) => passage.placeOf(anchor));
}

interface Span extends TextPosition {
  /** How many units of the anchored words it holds. */
  readonly kept: number;
}

interface DocRange {
  readonly from: number;
  readonly to: number;
}

/** What was put at `at`…`end` of the later document (nothing, or a block that moved, is no new words) where `from`…`to` was taken out. */
interface Put {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly end: number;
  readonly isNew: boolean;
  readonly change: Change;
}

class Passage {
  private readonly old: TextMap;
  private readonly young: TextMap;
  private readonly mapping: Mapping;
  private readonly puts: readonly Put[];

  constructor(from: Doc, to: Doc) {
    this.old = new TextMap(from);
    this.young = new TextMap(to);
    const { changes, traced } = compareTraced(from, to);
    this.mapping = new Mapping(traced);
    const puts: Put[] = [];
    for (const { change: index, splice, at, end, base } of traced.put) {
      const change = changes[index]!;
      const { from, to } = change.splices[splice]!;
      puts.push({ from, to, at, end, isNew: !base && at < end, change });
    }
    this.puts = puts.sort((a, b) => a.from - b.from);
  }

  placeOf({ quote, position }: Anchor): AnchorPlace {
    const { start, end } = position;
    const words = this.old.text.slice(start, end);
    if (!(start < end) || words === '') return { state: 'DETACHED', position };
    const ranges = this.old.toRanges(start, end);
    const best = fullest(this.spansOf(ranges));
    const text = best ? this.young.text.slice(best.start, best.end) : '';
    if (best && sameWords(text, quote.exact)) return { state: 'EXACT', position: bounds(best) };
    if (best && sameWords(text, words)) return { state: 'MOVED', position: bounds(best) };
    const cause = this.causeOf(ranges);
    if (best && this.isLikely(best, { text, words, was: position, ranges }))
      return { state: 'MOVED', position: bounds(best), ...cause };
    const found = this.newWords().placeOf(quote, position);
    return found ? { state: 'MOVED', position: found, ...cause } : { state: 'DETACHED', position, ...cause };
  }

  /**
   * Half of the words kept; or half of the letters the same in order, also of all that was replaced together with them, if
   * they are not words that stood elsewhere before.
   */
  private isLikely(
    place: Span,
    { text, words, was, ranges }: { text: string; words: string; was: TextPosition; ranges: readonly DocRange[] },
  ): boolean {
    if (text === '') return false;
    if (place.kept / Math.max(words.length, text.length) >= movedFrom) return true;
    return (
      likeness(words, text) >= movedFrom &&
      likeness(this.replacedWith(ranges), text) >= movedFrom &&
      !this.newWords().stoodElsewhere(place, was)
    );
  }

  /** The anchored words with all that was taken out together with some of them. */
  private replacedWith(ranges: readonly DocRange[]): string {
    let [from, to] = [ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? 0];
    for (const put of this.putsWithin(from, to)) [from, to] = [Math.min(from, put.from), Math.max(to, put.to)];
    const texts = this.old.toText(from, to);
    return this.old.text.slice(texts[0]?.start ?? 0, texts.at(-1)?.end ?? 0);
  }

  /** What became of the words: stretches of the later text made of kept words and of what was put among them. */
  private spansOf(ranges: readonly DocRange[]): Span[] {
    const parts: Span[] = [];
    for (const { from, to } of ranges) {
      for (const run of this.mapping.within(from, to)) {
        for (const range of this.young.toText(run.at, run.at + run.to - run.from))
          parts.push({ ...range, kept: range.end - range.start });
      }
    }
    const [first, last] = [ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? 0];
    for (const { at, end: atEnd, from, to } of this.putsWithin(first, last))
      this.young.eachText(at, atEnd, (start, end) => {
        const isEqual =
          to - from === end - start && from >= first && to <= last && this.sameWords({ from, to }, { start, end });
        parts.push({ start, end, kept: isEqual ? end - start : 0 });
      });
    return this.joined(parts.sort((a, b) => a.start - b.start));
  }

  private sameWords({ from, to }: { from: number; to: number }, { start, end }: TextPosition): boolean {
    const olds = this.old.toText(from, to);
    return olds.length === 1 && this.old.text.slice(olds[0]!.start, olds[0]!.end) === this.young.text.slice(start, end);
  }

  /** New words that replace some of the range or were put inside it. */
  private putsWithin(from: number, to: number): Put[] {
    const found: Put[] = [];
    for (let i = this.firstBehind(from); i < this.puts.length && this.puts[i]!.from < to; i++)
      if (this.puts[i]!.isNew && this.puts[i]!.to > from) found.push(this.puts[i]!);
    return found;
  }

  /** The first place of a change that ends behind the position. */
  private firstBehind(position: number): number {
    let low = 0;
    let high = this.puts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.puts[middle]!.to <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Joins stretches with nothing but space between them. */
  private joined(parts: readonly Span[]): Span[] {
    const spans: Span[] = [];
    for (const part of parts) {
      const last = spans.at(-1);
      if (last && isSpaceOnly(this.young.text, last.end, part.start))
        spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, part.end), kept: last.kept + part.kept };
      else spans.push(part);
    }
    return spans;
  }

  private causeOf(ranges: readonly DocRange[]): { cause?: Change } {
    const [first, last] = [ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? 0];
    const put = this.puts[this.firstBehind(first)];
    return put && put.from < last ? { cause: put.change } : {};
  }

  private quotes: FoundQuotes | undefined;

  /** A search in all new words, neighbours joined. */
  private newWords(): FoundQuotes {
    if (this.quotes) return this.quotes;
    const parts: Span[] = [];
    for (const { at, end, isNew } of this.puts)
      if (isNew) this.young.eachText(at, end, (start, end) => parts.push({ start, end, kept: 0 }));
    parts.sort((a, b) => a.start - b.start);
    const stretches = this.joined(parts).filter(({ start, end }) => end - start >= shortestPlace);
    this.quotes = new FoundQuotes(this.young.text, stretches, this.old.text);
    return this.quotes;
  }
}

function bounds({ start, end }: TextPosition): TextPosition {
  return { start, end };
}

/** The stretch that kept most of the words; none if two kept as many. */
function fullest(spans: readonly Span[]): Span | undefined {
  const most = Math.max(...spans.map(({ kept }) => kept));
  const [best, ...others] = spans.filter(({ kept }) => kept === most);
  return others.length > 0 ? undefined : best;
}
