import type { TextPosition } from './anchors.js';

/** Letters of one 32-bit word of a column. */
const width = 32;

/**
 * Finds where a quote stands nearly: the places with the fewest letters put in, left out or other, up to a limit. Myers'
 * bit-parallel search; what depends on the quote is worked out once, as it is looked for in many stretches.
 */
export class NearlyFound {
  private readonly forward: Column;
  private backward: Column | undefined;

  constructor(private readonly quote: string) {
    this.forward = new Column(quote);
  }

  /** The places within `from`…`to` of the text that have the fewest errors, if those are at most `errors`; they may overlap. */
  within(text: string, { start, end }: TextPosition, errors: number): TextPosition[] {
    const { ends, least } = this.forward.endsOf(text, { from: start, to: end, by: 1 }, errors);
    if (ends.length === 0) return [];
    this.backward ??= new Column(this.quote, true);
    return ends.map((stop) => {
      const earliest = Math.max(start, stop - this.quote.length - least);
      const found = this.backward!.endsOf(text, { from: stop - 1, to: earliest - 1, by: -1 }, least);
      // Of several places to begin, the one that makes the passage longest.
      return { start: found.ends.at(-1)!, end: stop };
    });
  }
}

/** The letters `from`, `from + by`… of a text, up to and without `to`. */
interface Way {
  readonly from: number;
  readonly to: number;
  readonly by: 1 | -1;
}

/** The column of distances between a pattern and what was read so far, as differences of neighbours, a bit each. */
class Column {
  private readonly words: number;
  /** Where each letter stands in the pattern: `words` numbers a letter; the first are those of a letter that is not in it. */
  private readonly masks: Int32Array;
  private readonly few = new Int16Array(128);
  private readonly others = new Map<number, number>();
  private readonly up: Int32Array;
  private readonly down: Int32Array;
  private readonly last: number;

  /** `isReversed`: the pattern is read from its end. */
  constructor(
    private readonly pattern: string,
    isReversed = false,
  ) {
    const { length } = pattern;
    const words = Math.ceil(length / width);
    this.words = words;
    let letters = 1;
    const rows = new Int16Array(length);
    for (let at = 0; at < length; at++) {
      const code = pattern.charCodeAt(isReversed ? length - 1 - at : at);
      let row = this.rowOf(code);
      if (row === 0) {
        row = letters++;
        if (code < this.few.length) this.few[code] = row;
        else this.others.set(code, row);
      }
      rows[at] = row;
    }
    this.masks = new Int32Array(letters * words);
    for (let at = 0; at < length; at++) this.masks[rows[at]! * words + (at >> 5)]! |= 1 << (at & 31);
    this.up = new Int32Array(words);
    this.down = new Int32Array(words);
    this.last = (pattern.length - 1) & 31;
  }

  private rowOf(code: number): number {
    return code < this.few.length ? this.few[code]! : (this.others.get(code) ?? 0);
  }

  /** Where a passage ends that has the fewest errors, in the order of the way: behind its last letter, on the way back before it. */
  endsOf(text: string, { from, to, by }: Way, errors: number): { ends: number[]; least: number } {
    let least = errors;
    let ends: number[] = [];
    this.up.fill(-1);
    this.down.fill(0);
    let score = this.pattern.length;
    for (let at = from; at !== to; at += by) {
      score += this.read(this.rowOf(text.charCodeAt(at)) * this.words);
      if (score > least) continue;
      if (score < least) ends = [];
      least = score;
      ends.push(by > 0 ? at + 1 : at);
    }
    return { ends, least };
  }

  /** Reads a letter; gives by how much the distance of the whole pattern grew (-1, 0 or 1). */
  private read(row: number): number {
    const { words, masks, up, down } = this;
    let carry = 0;
    for (let word = 0; word < words; word++) {
      const pV = up[word]!;
      const mV = down[word]!;
      const isLess = carry < 0 ? 1 : 0;
      const mask = masks[row + word]!;
      const eq = mask | isLess;
      const xV = mask | mV;
      const xH = (((eq & pV) + pV) ^ pV) | eq;
      let pH = mV | ~(xH | pV);
      let mH = pV & xH;
      const bit = word === words - 1 ? this.last : 31;
      const grown = ((pH >>> bit) & 1) - ((mH >>> bit) & 1);
      pH = (pH << 1) | (carry > 0 ? 1 : 0);
      mH = (mH << 1) | isLess;
      up[word] = mH | ~(xV | pH);
      down[word] = pH & xV;
      carry = grown;
    }
    return carry;
  }
}
