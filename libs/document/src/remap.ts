import search from 'approx-string-match';

import type { Anchor, AnchorPlace, TextPosition } from './anchors.js';
import { applyTraced } from './apply.js';
import type { Change } from './change.js';
import { compare } from './compare.js';
import type { Doc } from './doc.js';
import { Mapping } from './mapping.js';
import { TextMap } from './text-map.js';

const movedFrom = 0.5;
const foundFrom = 0.75;
const searchedFrom = 12;
/** Longer quotes are not searched for: their words are followed by the comparison alone. */
const searchedTo = 1000;

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

/** New words at `start`…`end` of the later text, put where `from`…`to` was taken out. */
interface Put extends TextPosition {
  readonly from: number;
  readonly to: number;
  readonly change: Change;
}

class Passage {
  private readonly old: TextMap;
  private readonly young: TextMap;
  private readonly changes: readonly Change[];
  private readonly mapping: Mapping;
  private readonly puts: readonly Put[];
  private readonly gaps: readonly { from: number; to: number; change: Change }[];

  constructor(from: Doc, to: Doc) {
    this.old = new TextMap(from);
    this.young = new TextMap(to);
    this.changes = compare(from, to);
    const traced = applyTraced(from, this.changes);
    this.mapping = new Mapping(traced);
    this.puts = traced.put
      .filter(({ base, at, end }) => !base && at < end)
      .flatMap(({ change, splice, at, end }) => {
        const owner = this.changes[change]!;
        const { from, to } = owner.splices[splice]!;
        return this.young.toText(at, end).map((range) => ({ ...range, from, to, change: owner }));
      })
      .sort((a, b) => a.from - b.from);
    this.gaps = this.changes
      .flatMap((change) => change.splices.map(({ from, to }) => ({ from, to, change })))
      .sort((a, b) => a.from - b.from);
  }

  placeOf({ quote, position }: Anchor): AnchorPlace {
    const { start, end } = position;
    const words = this.old.text.slice(start, end);
    if (!(start < end) || words === '') return { state: 'DETACHED', position };
    const ranges = this.old.toRanges(start, end);
    const spans = this.spansOf(ranges);
    const best = spans.reduce<Span | undefined>(
      (most, span) => (!most || span.kept > most.kept ? span : most),
      undefined,
    );
    const text = best ? this.young.text.slice(best.start, best.end) : '';
    const cause = this.causeOf(ranges);
    if (best && bare(text) === bare(words))
      return { state: bare(text) === bare(quote.exact) ? 'EXACT' : 'MOVED', position: bounds(best) };
    const near = best && alike(words, text, best.kept);
    if (near) return { state: 'MOVED', position: bounds(best), ...cause };
    const found = this.find(quote);
    return found ? { state: 'MOVED', position: found, ...cause } : { state: 'DETACHED', position, ...cause };
  }

  /** What became of the words: stretches of the later text made of kept words and of what was put among them. */
  private spansOf(ranges: readonly { from: number; to: number }[]): Span[] {
    const parts: Span[] = [];
    for (const { from, to } of ranges) {
      for (const run of this.mapping.within(from, to)) {
        for (const range of this.young.toText(run.at, run.at + run.to - run.from))
          parts.push({ ...range, kept: range.end - range.start });
      }
    }
    const [first, last] = [ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? 0];
    for (const { start, end, from, to } of this.putsWithin(first, last)) {
      const isEqual =
        to - from === end - start && from >= first && to <= last && this.sameWords({ from, to }, { start, end });
      parts.push({ start, end, kept: isEqual ? end - start : 0 });
    }
    return this.joined(parts.sort((a, b) => a.start - b.start));
  }

  private sameWords({ from, to }: { from: number; to: number }, { start, end }: TextPosition): boolean {
    const olds = this.old.toText(from, to);
    return olds.length === 1 && this.old.text.slice(olds[0]!.start, olds[0]!.end) === this.young.text.slice(start, end);
  }

  /** New words that replace some of the range or were put inside it. */
  private putsWithin(from: number, to: number): Put[] {
    const found: Put[] = [];
    let low = 0;
    let high = this.puts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.puts[middle]!.to <= from) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < this.puts.length && this.puts[i]!.from < to; i++)
      if (this.puts[i]!.to > from) found.push(this.puts[i]!);
    return found;
  }

  /** Joins stretches with nothing but space between them. */
  private joined(parts: readonly Span[]): Span[] {
    const spans: Span[] = [];
    for (const part of parts) {
      const last = spans.at(-1);
      if (last && this.young.text.slice(last.end, part.start).trim() === '')
        spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, part.end), kept: last.kept + part.kept };
      else spans.push(part);
    }
    return spans;
  }

  private causeOf(ranges: readonly { from: number; to: number }[]): { cause?: Change } {
    const [first, last] = [ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? 0];
    const gap = this.gaps.find(({ from, to }) => from < last && to > first);
    return gap ? { cause: gap.change } : {};
  }

  /** The one place among the new words that holds the quote nearly as it was, with nearly the same words beside it. */
  private find({ exact, prefix, suffix }: Anchor['quote']): TextPosition | undefined {
    if (exact.length < searchedFrom || exact.length > searchedTo) return undefined;
    const found: TextPosition[] = [];
    for (const { start, end } of this.newRuns()) {
      const text = this.young.text.slice(start, end);
      const errors = Math.floor(exact.length * (1 - foundFrom));
      const matches = search(text, exact, errors);
      const least = Math.min(...matches.map((match) => match.errors));
      const best = matches.filter((match) => match.errors === least);
      for (const match of distinct(best)) found.push({ start: start + match.start, end: start + match.end });
      if (found.length > 1) return undefined;
    }
    const [only] = found;
    if (!only) return undefined;
    const before = this.young.text.slice(Math.max(0, only.start - prefix.length), only.start);
    const after = this.young.text.slice(only.end, only.end + suffix.length);
    return Math.max(likeness(prefix, before), likeness(suffix, after)) >= foundFrom ? only : undefined;
  }

  private runs: TextPosition[] | undefined;

  /** All new words, neighbours joined. */
  private newRuns(): readonly TextPosition[] {
    this.runs ??= this.joined(
      this.puts.map(({ start, end }) => ({ start, end, kept: 0 })).sort((a, b) => a.start - b.start),
    ).filter(({ start, end }) => end - start >= searchedFrom * foundFrom);
    return this.runs;
  }
}

function bounds({ start, end }: TextPosition): TextPosition {
  return { start, end };
}

/** Words without regard to how they are spaced or broken into blocks. */
function bare(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Half of the words kept, or half of the letters the same in order. */
function alike(old: string, young: string, kept: number): boolean {
  if (young === '') return false;
  return kept / Math.max(old.length, young.length) >= movedFrom || likeness(old, young) >= movedFrom;
}

/** One minus the share of letters that an edit would touch; 0 for very long strings of different make. */
function likeness(a: string, b: string): number {
  const most = Math.max(a.length, b.length);
  if (most === 0 || a === b) return a === b && most > 0 ? 1 : 0;
  if (most > searchedTo || Math.min(a.length, b.length) < most * movedFrom) return 0;
  return 1 - distance(a, b) / most;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Int32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = new Int32Array(b.length + 1);
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length]!;
}

/** Matches that don't overlap an earlier one. */
function distinct<T extends { start: number; end: number }>(matches: readonly T[]): T[] {
  const apart: T[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start || b.end - a.end))
    if (!apart.some((other) => match.start < other.end)) apart.push(match);
  return apart;
}
