/** Somewhere to go. `address` is whole, as a link would have it; what is not under /app is another page of the site. */
export interface Destination {
  id: string;
  words: string;
  /** Said beside the words: a number, what stands above, a state. */
  beside: string;
  address: string;
  /** A number by which it is known too: of a proposal. */
  number?: number | null;
  /** What was typed when the server found it, perhaps by words that are not shown here. */
  foundBy?: string;
}

/** A list under a heading. */
export interface Group {
  heading: string;
  items: readonly Destination[];
}

const digits = '۰۱۲۳۴۵۶۷۸۹';
const alike: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ہ',
  ه: 'ہ',
  ۂ: 'ہ',
  ۃ: 'ہ',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
};

/** As words are compared: small letters without their marks, one form of letters that Arabic and Urdu keyboards write differently. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u0621-\u06d5]/gu, (letter) => alike[letter] ?? letter)
    .replaceAll(/[۰-۹]/gu, (digit) => String(digits.indexOf(digit)))
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

/**
 * How well a destination answers what is typed: 0 by its number, 1 when its words begin so, 2 when each typed word begins one of its
 * words, 3 when each stands somewhere in them or beside them, or the server found it so; null when it does not.
 */
export function fit({ words, beside, number, foundBy }: Destination, asked: string): number | null {
  if (typeof number === 'number' && asked.replace(/^#/u, '') === String(number)) return 0;
  const name = folded(words);
  if (name.startsWith(asked)) return 1;
  const wanted = asked.split(/\s+/u).filter(Boolean);
  const begun = name.split(/[^\p{L}\p{N}]+/u);
  if (wanted.every((each) => begun.some((word) => word.startsWith(each)))) return 2;
  const all = `${name} ${folded(beside)}`;
  return wanted.every((each) => all.includes(each)) || (foundBy && folded(foundBy) === asked) ? 3 : null;
}

/** The best of a list, in its order where they fit alike; all of it, up to `most`, when nothing is typed. */
export function bestOf(items: readonly Destination[], typed: string, most: number): Destination[] {
  const asked = folded(typed).trim();
  if (!asked) return items.slice(0, most);
  return items
    .flatMap((item) => {
      const how = fit(item, asked);
      return how === null ? [] : [{ item, how }];
    })
    .sort((a, b) => a.how - b.how)
    .slice(0, most)
    .map(({ item }) => item);
}
