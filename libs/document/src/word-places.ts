import type { TextPosition } from './anchors.js';
import { cutWords } from './words.js';

const meaning = /[\p{L}\p{N}]/u;

/**
 * Knows where each word stands in some stretches of a text, and so where a quote can stand: where half of its words stand
 * as far from each other as in the quote, give or take a quarter of it.
 */
export class WordPlaces {
  private readonly places = new Map<string, number[]>();
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** How many words of a quote were met around each place that it may begin at; all zero between two questions. */
  private readonly met: Uint16Array;

  /** The stretches are in order and apart; no quote is longer than `longest`. */
  constructor(
    text: string,
    private readonly stretches: readonly TextPosition[],
    longest: number,
  ) {
    for (const { start, end } of stretches) {
      eachWord(text.slice(start, end), (word, from, to) => {
        const known = this.places.get(word);
        if (known) known.push(this.starts.length);
        else this.places.set(word, [this.starts.length]);
        this.starts.push(start + from);
        this.ends.push(start + to);
      });
    }
    this.met = new Uint16Array(this.starts.length + longest + 2);
  }

  /** Stretches of at least `shortest` letters, in order and apart, that may hold the quote; all if it is a single word. */
  near(quote: string, shortest: number): TextPosition[] {
    const words: string[] = [];
    eachWord(quote, (word) => words.push(word));
    if (words.length < 2) return this.stretches.filter(({ start, end }) => end - start >= shortest);
    const slack = (words.length >> 2) + 1;
    const shift = 32 - Math.clz32(slack);
    const touched = this.meet(words, shift);
    const { met, starts, ends } = this;
    const half = words.length >> 1;
    const likely = touched.filter(
      (zone) => met[zone]! + Math.max(met[zone + 1]!, zone > 0 ? met[zone - 1]! : 0) >= half,
    );
    const windows: { start: number; end: number }[] = [];
    for (const zone of likely.sort((a, b) => a - b)) {
      const start = starts[Math.max(0, (zone << shift) - words.length - slack - 1)]!;
      const end = ends[Math.min(ends.length - 1, ((zone + 1) << shift) + slack + 1)]!;
      const last = windows.at(-1);
      if (last && start <= last.end) last.end = end;
      else windows.push({ start, end });
    }
    for (const zone of touched) met[zone] = 0;
    return this.cut(windows, shortest);
  }

  /** Counts words by zones of places where the quote may begin, each wider than its words can be shifted. */
  private meet(words: readonly string[], shift: number): number[] {
    const { met } = this;
    const touched: number[] = [];
    for (const [index, word] of words.entries()) {
      for (const place of this.places.get(word) ?? []) {
        const zone = (place - index + words.length) >> shift;
        if (met[zone]! === 0) touched.push(zone);
        met[zone]! += 1;
      }
    }
    return touched;
  }

  /** What the windows and the stretches share, where it is long enough. */
  private cut(windows: readonly TextPosition[], shortest: number): TextPosition[] {
    const { stretches } = this;
    const shared: TextPosition[] = [];
    let i = 0;
    for (const window of windows) {
      i = this.after(window.start, i);
      for (let j = i; j < stretches.length && stretches[j]!.start < window.end; j++) {
        const start = Math.max(window.start, stretches[j]!.start);
        const end = Math.min(window.end, stretches[j]!.end);
        if (end - start >= shortest) shared.push({ start, end });
      }
    }
    return shared;
  }

  /** The first stretch from `low` on that ends behind the place. */
  private after(place: number, low: number): number {
    let high = this.stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.stretches[middle]!.end <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function eachWord(text: string, tell: (word: string, start: number, end: number) => void): void {
  const { count, starts, ends } = cutWords(text);
  for (let index = 0; index < count; index++) {
    const start = starts[index]!;
    const end = ends[index]!;
    const word = text.slice(start, end).toLowerCase();
    const first = word.charCodeAt(0);
    if ((first >= 97 && first <= 122) || meaning.test(word)) tell(word, start, end);
  }
}
