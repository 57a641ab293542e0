import type { TextPosition, TextQuote } from './anchors.js';
import { NearlyFound } from './nearly-found.js';
import { likenedTo, likeness } from './quote-words.js';
import { WordPlaces } from './word-places.js';

const foundFrom = 0.75;
const searchedFrom = 12;

/** Shorter stretches are no place for any quote that is searched for. */
export const shortestPlace = searchedFrom * foundFrom;

/** Finds quotes among the new words of a text. */
export class FoundQuotes {
  private readonly words: WordPlaces;

  /** The stretches of new words are in order and apart. `old` is the text before. */
  constructor(
    private readonly text: string,
    stretches: readonly TextPosition[],
    private readonly old: string,
  ) {
    this.words = new WordPlaces(text, stretches, likenedTo);
  }

  /**
   * The one place that holds the quote nearly as it was, with nearly the same words beside it. None if there are two, or if
   * the very words stood in the old text outside `was`: then they may be those.
   */
  placeOf({ exact, prefix, suffix }: TextQuote, was: TextPosition): TextPosition | undefined {
    if (exact.length < searchedFrom || exact.length > likenedTo) return undefined;
    const found: TextPosition[] = [];
    const windows = this.words.near(exact, exact.length - errorsIn(exact));
    if (windows.length === 0) return undefined;
    const nearly = new NearlyFound(exact);
    for (const window of windows) {
      found.push(...placesIn(this.text, window, exact, nearly));
      if (found.length > 1) return undefined;
    }
    const [only] = found;
    if (!only) return undefined;
    const before = this.text.slice(Math.max(0, only.start - prefix.length), only.start);
    const after = this.text.slice(only.end, only.end + suffix.length);
    const isThere = Math.max(likeness(prefix, before), likeness(suffix, after)) >= foundFrom;
    return isThere && !this.stoodElsewhere(only, was) ? only : undefined;
  }

  /** True if the very words, and not too few, stood in the old text outside `was`. */
  stoodElsewhere({ start, end }: TextPosition, was: TextPosition): boolean {
    const words = this.text.slice(start, end).trim();
    if (words.length < shortestPlace) return false;
    for (let at = this.old.indexOf(words); at >= 0; at = this.old.indexOf(words, at + 1))
      if (at + words.length <= was.start || at >= was.end) return true;
    return false;
  }
}

function errorsIn(quote: string): number {
  return Math.floor(quote.length * (1 - foundFrom));
}

/** Places of a stretch, apart from each other, that hold the quote: all if there are fewer than two, else at least two. */
function placesIn(text: string, within: TextPosition, quote: string, nearly: NearlyFound): TextPosition[] {
  const errors = errorsIn(quote);
  const { start, end } = within;
  if (end - start < quote.length - errors) return [];
  const [best, ...others] = apart(nearly.within(text, within, errors));
  if (!best) return [];
  if (others.length > 0) return [best, ...others];
  const before = placesIn(text, { start, end: best.start }, quote, nearly);
  return [...before, best, ...placesIn(text, { start: best.end, end }, quote, nearly)];
}

/** Matches that don't overlap an earlier one. */
function apart(matches: readonly TextPosition[]): TextPosition[] {
  const kept: TextPosition[] = [];
  for (const { start, end } of [...matches].sort((a, b) => a.start - b.start || b.end - a.end))
    if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end });
  return kept;
}
