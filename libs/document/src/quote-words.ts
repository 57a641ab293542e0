import { distance } from 'fastest-levenshtein';

/** Strings longer than this are not likened letter by letter. */
export const likenedTo = 1000;

/** One minus the share of letters that an edit would touch; 0 for very long strings and for those of very different length. */
export function likeness(a: string, b: string): number {
  const most = Math.max(a.length, b.length);
  if (most === 0 || a === b) return a === b && most > 0 ? 1 : 0;
  if (most > likenedTo || Math.min(a.length, b.length) < most / 2) return 0;
  return 1 - distance(a, b) / most;
}

/** True if both are the same words, however spaced or broken into blocks. */
export function sameWords(a: string, b: string): boolean {
  if (a === b) return true;
  let i = afterSpace(a, 0);
  let j = afterSpace(b, 0);
  while (i < a.length && j < b.length) {
    if (a.charCodeAt(i) !== b.charCodeAt(j)) return false;
    const nextI = afterSpace(a, i + 1);
    const nextJ = afterSpace(b, j + 1);
    const endsA = nextI > i + 1 || nextI === a.length;
    if (endsA !== (nextJ > j + 1 || nextJ === b.length)) return false;
    i = nextI;
    j = nextJ;
  }
  return i >= a.length && j >= b.length;
}

/** True if nothing but space stands between the two places, or nothing at all. */
export function isSpaceOnly(text: string, from: number, to: number): boolean {
  return from >= to || afterSpace(text, from) >= to;
}

const space = /\s/u;

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 32 || (code >= 9 && code <= 13);
  return (code < 0x600 || code >= 0x1680) && space.test(String.fromCharCode(code));
}
