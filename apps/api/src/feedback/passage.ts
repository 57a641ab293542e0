/** A quoted passage as a reader's browser or program names it. */
export interface Quoted {
  exact: string;
  prefix: string;
  suffix: string;
}

/** W3C selectors over the plain text of one revision; offsets are UTF-16 units. */
export interface Passage {
  quote: Quoted;
  position: { start: number; end: number };
}

const context = 40;

/** Collapses white space as a browser shows it, and keeps for each unit where it came from. */
function collapse(text: string): { text: string; from: number[] } {
  let out = '';
  const from: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]!;
    const space = /\s/u.test(unit);
    if (space && (out === '' || out.endsWith(' '))) continue;
    out += space ? ' ' : unit;
    from.push(at);
  }
  return { text: out, from };
}

/** A cut may have gone through the middle of a character: its halves are no text that can be stored. */
const withoutHalves = (cut: string): string => cut.replaceAll(/\p{Surrogate}/gu, '');

/** How many units of the given context stand beside a place. */
function agreement(given: string, there: string, end: 'start' | 'end'): number {
  let same = 0;
  const unit = (text: string, at: number): string | undefined =>
    end === 'end' ? text[text.length - 1 - at] : text[at];
  while (same < given.length && same < there.length && unit(given, same) === unit(there, same)) same += 1;
  return same;
}

/**
 * Finds a quoted passage in the plain text it was taken from: the exact words, white space apart; of several places the one whose
 * neighbourhood agrees best. Null if the words aren't there: a quote is never attached to other words.
 */
export function locate(plain: string, quoted: Quoted): Passage | null {
  const whole = collapse(plain);
  const exact = collapse(quoted.exact).text.trim();
  if (!exact) return null;
  const prefix = collapse(quoted.prefix).text;
  const suffix = collapse(quoted.suffix).text;
  let best = -1;
  let score = -1;
  for (let at = whole.text.indexOf(exact); at >= 0; at = whole.text.indexOf(exact, at + 1)) {
    const here =
      agreement(prefix, whole.text.slice(Math.max(0, at - prefix.length), at), 'end') +
      agreement(suffix, whole.text.slice(at + exact.length, at + exact.length + suffix.length), 'start');
    if (here > score) [best, score] = [at, here];
  }
  if (best < 0) return null;
  const start = whole.from[best]!;
  const end = whole.from[best + exact.length - 1]! + 1;
  return {
    quote: {
      exact: plain.slice(start, end),
      prefix: withoutHalves(plain.slice(Math.max(0, start - context), start)),
      suffix: withoutHalves(plain.slice(end, end + context)),
    },
    position: { start, end },
  };
}
