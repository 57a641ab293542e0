import type { KnownWords } from './known-words.js';

/** A piece of an excerpt; `found`: it is what was looked for. */
export interface Passage {
  words: string;
  found: boolean;
}

/** What is looked for: words that stand one after the other, or only one; of the last its beginning may be enough. */
export interface Piece {
  lexemes: readonly string[];
  beginning: boolean;
}

/** Of a longer text only this much is looked through, in characters. */
export const mostLookedThrough = 50_000;

/** Words of one stretch, how many of them stand before what was found, and how many stretches an excerpt has. */
const longest = 24;
const before = 5;
const mostStretches = 2;

/** So many places where a piece was found are weighed against each other, the first ones. */
const mostPlaces = 500;

/** Signs in a row, with nothing to read between them, beyond a dozen: the first few tell what it is. */
const signs = /[^\p{L}\p{N}\p{M}]{13,}/gu;
const firstSigns = 4;
const shortened = (words: string): string =>
  words.replaceAll(signs, (many) => `${Array.from(many).slice(0, firstSigns).join('')}… `);

/** What stands between spaces, from its first letter or digit to its last, in pieces if nobody would call it a word; and such runs in it that nothing divides. */
const token = /[\p{L}\p{N}\p{M}](?:\S{0,118}[\p{L}\p{N}\p{M}])?/gu;
const run = /[\p{L}\p{N}\p{M}\u200C\u200D]+/gu;
const divided = /[^\p{L}\p{N}\p{M}\u200C\u200D]/u;

interface Token {
  word: string;
  start: number;
  end: number;
}

const tokensOf = (text: string, of: RegExp): Token[] =>
  Array.from(text.matchAll(of), ({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

/** A text in words, with what has to be known of each of them. */
export class LookedThrough {
  private readonly text: string;
  private readonly tokens: readonly Token[];

  constructor(text: string) {
    this.text = text.slice(0, mostLookedThrough);
    this.tokens = tokensOf(this.text, token);
  }

  *words(): Generator<string> {
    for (const { word } of this.tokens) {
      yield word;
      if (divided.test(word)) yield* word.match(run) ?? [];
    }
  }

  /** One or two stretches that show most of what was found; the beginning of the text where nothing of it was. What is left out is told by `…`. */
  excerpt(pieces: readonly Piece[], known: KnownWords): Passage[] {
    const marks = this.marks(pieces, known);
    const stretches = stretchesOf(marks, this.tokens.length);
    const cut = (words: string): Passage[] => [{ words, found: false }];
    return [
      ...((stretches[0]?.[0] ?? 0) > 0 ? cut('… ') : []),
      ...stretches.flatMap(([from, to], at) => [...(at > 0 ? cut(' … ') : []), ...this.passages(from, to, marks)]),
      ...((stretches.at(-1)?.[1] ?? 0) < this.tokens.length ? cut(' …') : []),
    ];
  }

  private marks(pieces: readonly Piece[], known: KnownWords): Mark[] {
    const marks: Mark[] = [];
    // Each word of the text in the database's words, and to which token of the text it belongs.
    const lexemes: string[] = [];
    const owners: number[] = [];
    for (const [at, { word }] of this.tokens.entries()) {
      for (const lexeme of known.of(word)) {
        lexemes.push(lexeme);
        owners.push(at);
      }
    }
    const begins = ({ lexemes: wanted, beginning }: Piece, at: number): boolean => {
      const last = wanted.length - 1;
      for (let nth = 0; nth < last; nth += 1) if (lexemes[at + nth] !== wanted[nth]) return false;
      const lexeme = lexemes[at + last];
      return beginning ? (lexeme?.startsWith(wanted[last]!) ?? false) : lexeme === wanted[last];
    };
    for (const [nth, piece] of distinct(pieces).entries()) {
      let alone = -1; // the last token in which it was found whole: it is marked there once
      for (let [at, places] = [0, 0]; at < lexemes.length && places < mostPlaces; at += 1) {
        const first = owners[at]!;
        if (first === alone || !begins(piece, at)) continue;
        const last = owners[at + piece.lexemes.length - 1]!;
        const [start, end] = first === last ? this.within(first, piece, known) : this.span(first, last);
        if (first === last) alone = first;
        marks.push({ piece: nth, token: first, start, end });
        places += 1;
      }
    }
    return marks.sort((a, b) => a.start - b.start);
  }

  private span(first: number, last: number): [number, number] {
    return [this.tokens[first]!.start, this.tokens[last]!.end];
  }

  /** Of words that hyphens or strokes join, only the one that is meant. */
  private within(at: number, { lexemes, beginning }: Piece, known: KnownWords): [number, number] {
    const { word, start, end } = this.tokens[at]!;
    if (lexemes.length > 1 || !divided.test(word)) return [start, end];
    const meant = tokensOf(word, run).find((it) =>
      known.of(it.word).some((lexeme) => (beginning ? lexeme.startsWith(lexemes[0]!) : lexeme === lexemes[0])),
    );
    return meant ? [start + meant.start, start + meant.end] : [start, end];
  }

  private passages(from: number, to: number, marks: readonly Mark[]): Passage[] {
    const end = to === this.tokens.length ? this.text.length : (this.tokens[to - 1]?.end ?? 0);
    let at = from === 0 ? 0 : this.tokens[from]!.start;
    const passages: Passage[] = [];
    const add = (until: number, found: boolean): void => {
      if (until > at) passages.push({ words: shortened(this.text.slice(at, until)), found });
      at = Math.max(at, until);
    };
    for (const mark of marks) {
      if (mark.start < at || mark.end > end) continue;
      add(mark.start, false);
      add(mark.end, true);
    }
    add(end, false);
    return passages;
  }
}

/** Something that was found: which piece, in which token it begins, and its characters. */
interface Mark {
  piece: number;
  token: number;
  start: number;
  end: number;
}

type Stretch = readonly [from: number, to: number];

/** The stretches of an excerpt as tokens: each time the one that shows most of what the one before does not, the first of equal ones. */
function stretchesOf(marks: readonly Mark[], tokens: number): Stretch[] {
  const chosen: Stretch[] = [];
  let shown = 0; // a bit for each piece: of one question there are seldom more than there are bits, and then pieces share them
  for (let nth = 0; nth < mostStretches; nth += 1) {
    let best: { stretch: Stretch; pieces: number; worth: number } | undefined;
    for (const [at, mark] of marks.entries()) {
      if (mark.token === marks[at - 1]?.token) continue; // the same stretch
      if (chosen.some(([from, to]) => mark.token >= from && mark.token < to)) continue;
      const stretch = around(mark.token, tokens, chosen);
      let pieces = 0;
      for (let next = at; next < marks.length && marks[next]!.token < stretch[1]; next += 1)
        pieces |= 1 << marks[next]!.piece;
      const worth = bitsOf(pieces & ~shown);
      if (!best || worth > best.worth) best = { stretch, pieces, worth };
    }
    if (!best) break;
    chosen.push(best.stretch);
    shown |= best.pieces;
  }
  return chosen.length ? chosen.sort(([a], [b]) => a - b) : [[0, Math.min(longest, tokens)]];
}

function bitsOf(pieces: number): number {
  let [left, count] = [pieces, 0];
  for (; left; left &= left - 1) count += 1;
  return count;
}

/** Each piece once, however often it was typed. */
const distinct = (pieces: readonly Piece[]): Piece[] => [
  ...new Map(pieces.map((piece) => [`${String(piece.beginning)} ${piece.lexemes.join(' ')}`, piece])).values(),
];

/** So many words around one, without those that are shown already. */
function around(token: number, tokens: number, chosen: readonly Stretch[]): Stretch {
  const from = Math.max(0, token - before, ...chosen.filter(([, to]) => to <= token).map(([, to]) => to));
  const to = Math.min(tokens, from + longest, ...chosen.filter(([start]) => start > token).map(([start]) => start));
  return [from, to];
}
