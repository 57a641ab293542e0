import { findingKinds } from '@tarmeem/contract';

export { findingKinds };

/** Words that may identify a person, exactly as they were written. */
export interface Finding {
  kind: (typeof findingKinds)[number];
  words: string;
}

// Eastern Arabic and Persian digits are written in Urdu text as well; \p{Nd} covers them.
const digit = String.raw`\p{Nd}`;
const ages = String.raw`(?:aged?\s+(?:of\s+|about\s+)?${digit}{1,2}|${digit}{1,2}[\s-]*(?:years?|yrs?)(?:[\s-]*old)?|${digit}{1,2}\s*سال(?:ہ)?|عمر\s*${digit}{1,2})`;
const child = String.raw`(?:girl|boy|child|son|daughter|baby)`;
const name = String.raw`\p{Lu}\p{Ll}{2,}(?:\s+\p{Lu}\p{Ll}{2,}){0,2}`;

/** Case matters only where a name is told by its capital letter. */
const patterns: readonly { kind: Finding['kind']; of: RegExp }[] = [
  {
    kind: 'cnic',
    of: new RegExp(String.raw`(?<!${digit})${digit}{5}[-\s]?${digit}{7}[-\s]?${digit}(?!${digit})`, 'gu'),
  },
  {
    kind: 'phone',
    of: new RegExp(
      String.raw`(?<![\p{L}${digit}])(?:\+?(?:92|۹۲)[-\s]?${digit}{2,3}|[0۰٠]${digit}{2,3})[-\s]?${digit}{3}[-\s]?${digit}{3,5}(?!${digit})`,
      'gu',
    ),
  },
  { kind: 'email', of: /[\p{L}\p{Nd}._%+-]{1,64}@[\p{L}\p{Nd}-]{1,63}(?:\.[\p{L}\p{Nd}-]{1,63}){1,4}/gu },
  { kind: 'name-with-age', of: new RegExp(String.raw`${name},?\s+(?:\(\s*)?${ages}`, 'gu') },
  { kind: 'name-with-age', of: new RegExp(String.raw`\b[Aa]?\s?${child}\s+of\s+${digit}{1,2},?\s+${name}`, 'gu') },
  {
    kind: 'name-with-age',
    of: new RegExp(String.raw`${ages}\s+${child}?,?\s*(?:named|called|by the name of)?\s*${name}`, 'gu'),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(String.raw`[\p{L}]{3,}\s*،?\s*(?:جس کی\s+)?(?:عمر\s*${digit}{1,2}|${digit}{1,2}\s*سال(?:ہ)?)`, 'gu'),
  },
  {
    kind: 'address',
    of: new RegExp(
      String.raw`(?:\b[Hh]ouse|\b[Ff]lat|\b[Ss]treet|\b[Gg]ali|مکان|گلی)\s*(?:[Nn]o\.?\s*|[Nn]umber\s*|#\s*|نمبر\s*)?[\p{Lu}]?-?${digit}{1,5}(?:\s*[,،]?\s*(?:[Ss]treet|[Gg]ali|[Bb]lock|[Ss]ector|گلی)\s*(?:[Nn]o\.?\s*|نمبر\s*)?[\p{Lu}]?-?${digit}{0,5}){0,2}`,
      'gu',
    ),
  },
];

/** At most this many are shown; more help nobody. */
const most = 20;

/**
 * The words of a text that may identify a person: identity card and telephone numbers, e-mail and street addresses, a name with
 * an age. It warns, it doesn't censor: it finds too much rather than too little, and helplines of three or four digits are no
 * finding. Time grows with the length of the text (every pattern is bounded).
 */
export function findIdentifying(text: string): Finding[] {
  const found: (Finding & { at: number; to: number })[] = [];
  for (const { kind, of } of patterns)
    for (const match of text.matchAll(of)) {
      const at = match.index;
      const to = at + match[0].length;
      if (found.some((other) => at < other.to && other.at < to)) continue;
      found.push({ kind, words: match[0].trim(), at, to });
      if (found.length >= most) break;
    }
  return found.sort((a, b) => a.at - b.at).map(({ kind, words }) => ({ kind, words }));
}
