/** What a character does in a word. */
const enum Part {
  Letter,
  Digit,
  Space,
  Sign,
  /** Continues the character before it. */
  Mark,
  /** Joins letters or digits on both sides into one word. */
  Inner,
  /** Needs the full rules of Unicode. */
  Complex,
}

function partOfAscii(code: number): Part {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95) return Part.Letter;
  if (code >= 48 && code <= 57) return Part.Digit;
  if (code === 32 || (code >= 9 && code <= 13)) return Part.Space;
  return code === 39 || code === 46 || code === 44 ? Part.Inner : Part.Sign;
}

function partOfArabic(code: number): Part {
  if (code < 0x606 || code === 0x6dd || code === 0x70f) return Part.Complex;
  if ((code >= 0x64b && code <= 0x65f) || code === 0x670 || (code >= 0x610 && code <= 0x61a)) return Part.Mark;
  if (code >= 0x6d6 && code <= 0x6ed)
    return code === 0x6de || code === 0x6e9 ? Part.Sign : code === 0x6e5 || code === 0x6e6 ? Part.Letter : Part.Mark;
  if ((code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)) return Part.Digit;
  return (code >= 0x620 && code <= 0x64a) || (code >= 0x66e && code <= 0x6d3) || code === 0x6d5 || code >= 0x6fa
    ? Part.Letter
    : Part.Sign;
}

function partByRule(code: number): Part {
  if (code < 0x80) return partOfAscii(code);
  if (code === 0xa0) return Part.Space;
  if (code < 0xc0)
    return code === 0xaa || code === 0xb5 || code === 0xba
      ? Part.Letter
      : code === 0xa9 || code === 0xae || code === 0xad
        ? Part.Complex
        : Part.Sign;
  if (code < 0x250) return code === 0xd7 || code === 0xf7 ? Part.Sign : Part.Letter;
  if (code >= 0x300 && code < 0x370) return Part.Mark;
  if (code >= 0x400 && code < 0x482) return Part.Letter;
  if (code >= 0x600 && code < 0x700) return partOfArabic(code);
  if (code === 0x2019) return Part.Inner;
  if (code === 0x200c || code === 0x200d) return Part.Mark;
  if (code >= 0x2000 && code <= 0x200a) return Part.Space;
  if ((code >= 0x2010 && code <= 0x201f) || (code >= 0x2020 && code <= 0x2027) || code === 0x200e || code === 0x200f)
    return Part.Sign;
  return code >= 0x2066 && code <= 0x2069 ? Part.Sign : Part.Complex;
}

/** What is asked for most is looked up. */
const known = Uint8Array.from({ length: 0x700 }, (_, code) => partByRule(code));

function partOf(code: number): Part {
  return code < 0x700 ? known[code]! : partByRule(code);
}

/** Where the words of a text begin and end: `ends[i]` is the end of the word proper, `nexts[i]` that of the space after it. */
export interface WordCuts {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly nexts: Int32Array;
}

/** Where the cuts of one text are gathered: one for all texts, as none is cut while another is. */
const gathered = {
  count: 0,
  starts: new Int32Array(256),
  ends: new Int32Array(256),
  nexts: new Int32Array(256),
};

function gather(start: number, end: number, next: number): void {
  const at = gathered.count++;
  if (at === gathered.starts.length) {
    const larger = (held: Int32Array) => {
      const grown = new Int32Array(2 * held.length);
      grown.set(held);
      return grown;
    };
    gathered.starts = larger(gathered.starts);
    gathered.ends = larger(gathered.ends);
    gathered.nexts = larger(gathered.nexts);
  }
  gathered.starts[at] = start;
  gathered.ends[at] = end;
  gathered.nexts[at] = next;
}

/**
 * Cuts a text into words and single signs, each with the space that follows it. Every position lies in exactly one (space
 * at the very beginning is a word of its own), and no grapheme is cut. Words of simple scripts are cut by a scan that
 * agrees with UAX 29; what needs its full rules is cut, from one space to another, by `Intl.Segmenter`.
 */
export function cutWords(text: string): WordCuts {
  gathered.count = 0;
  let at = 0;
  let safeAt = 0;
  let safeCount = 0;
  while (at < text.length) {
    const part = partOf(text.charCodeAt(at));
    if (part === Part.Complex || part === Part.Mark) {
      gathered.count = safeCount;
      const end = nextSafe(text, at);
      segment(text.slice(safeAt, end), safeAt);
      at = end;
      continue;
    }
    if (isSafe(text, at, part)) {
      safeAt = at;
      safeCount = gathered.count;
    }
    const start = at;
    if (part === Part.Letter || part === Part.Digit) at = endOfWord(text, at + 1);
    else if (part !== Part.Space) at++;
    const end = at;
    while (at < text.length && partOf(text.charCodeAt(at)) === Part.Space) at++;
    gather(start, end === start ? at : end, at);
  }
  const { count, starts, ends, nexts } = gathered;
  return { count, starts: starts.slice(0, count), ends: ends.slice(0, count), nexts: nexts.slice(0, count) };
}

/** True if no rule of UAX 29 looks across this place: behind a plain space, before what can't belong to it. */
function isSafe(text: string, at: number, part = partOf(text.charCodeAt(at))): boolean {
  return at === 0 || (text.charCodeAt(at - 1) === 32 && (part === Part.Letter || part === Part.Digit));
}

function nextSafe(text: string, from: number): number {
  for (let at = text.indexOf(' ', from); at >= 0; at = text.indexOf(' ', at + 1))
    if (at + 1 < text.length && isSafe(text, at + 1)) return at + 1;
  return text.length;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const part = partOf(text.charCodeAt(at));
    if (part === Part.Letter || part === Part.Digit || part === Part.Mark) continue;
    if (part !== Part.Inner || at + 1 >= text.length || !joins(text, at)) return at;
  }
  return at;
}

/** A dot or apostrophe between letters and a dot or comma between digits belong to the word. */
function joins(text: string, at: number): boolean {
  const after = partOf(text.charCodeAt(at + 1));
  const before = partOf(text.charCodeAt(at - 1));
  const isComma = text.charCodeAt(at) === 44;
  return (
    (after === Part.Digit && before === Part.Digit) ||
    (!isComma && after === Part.Letter && (before === Part.Letter || before === Part.Mark))
  );
}

let segmenters: { word: Intl.Segmenter; grapheme: Intl.Segmenter } | undefined;

function segment(text: string, at: number): void {
  segmenters ??= {
    word: new Intl.Segmenter('en', { granularity: 'word' }),
    grapheme: new Intl.Segmenter('en', { granularity: 'grapheme' }),
  };
  const graphemes = new Set<number>();
  for (const { index } of segmenters.grapheme.segment(text)) graphemes.add(index);
  const bounds: number[] = [];
  for (const { index } of segmenters.word.segment(text)) if (graphemes.has(index)) bounds.push(index);
  bounds.push(text.length);
  for (let i = 0; i + 1 < bounds.length; i++) {
    const from = at + bounds[i]!;
    const to = at + bounds[i + 1]!;
    const isSpace = /^\s+$/u.test(text.slice(bounds[i], bounds[i + 1]));
    if (isSpace && gathered.count > 0) gathered.nexts[gathered.count - 1] = to;
    else gather(from, to, to);
  }
}
