import { findingKinds } from '@tarmeem/contract';
import { asRead } from './as-read.js';
import { typedPatterns } from './as-typed.js';
import { Lately } from './lately.js';
import { lasting, noName, noPerson, noSmallName, offices, urduLasting, urduNoName, urduNoPerson } from './no-names.js';

export { findingKinds };

/** Words that may identify a person, exactly as they were written. */
export interface Finding {
  kind: (typeof findingKinds)[number];
  words: string;
}

// Eastern Arabic and Persian digits are written in Urdu text as well; \p{Nd} covers them.
const digit = String.raw`\p{Nd}`;
/** A child's age in words. Alone it says little ("two years"): it counts beside "aged", "year-old", "عمر" and "سالہ". */
const inWords = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)`;
const urduInWords = String.raw`(?:ایک|دو|تین|چار|پانچ|چھے?|سات|آٹھ|نو|دس|گیارہ|بارہ|تیرہ|چودہ|پندرہ|سولہ|سترہ)`;
const years = String.raw`(?:سال|برس)`;
const ages = String.raw`(?:[Aa]ged?[\s:]{1,4}(?:of\s|about\s)?(?:${digit}{1,2}|${inWords})|${digit}{1,2}[\s-]{0,4}(?:years?|yrs?|y\/?o?(?!\p{L}))(?:[\s-]{0,4}old)?|${inWords}[\s-]years?[\s-]old|${digit}{1,2}\s?سال(?:ہ)?|عمر\s?${digit}{1,2})`;
/** Of whom an age is said that is nobody's. */
const ofMany = String.raw`(?:Children|Girls|Boys|Persons|People|Women|Men|Youth|Minors|Adolescents|Students|Victims|Those|All|Every|Everyone|Anyone|Under|Over|Above|Below|Within|After|About|Only|Rules?|Sections?)`;
const child = String.raw`(?:girl|boy|child|son|daughter|baby)`;
/** A word in Arabic letters, with its marks and joiners; nobody's name is longer. */
const letter = String.raw`[\p{L}\p{M}\u200C\u200D]`;
const urduWord = String.raw`[\p{Script=Arabic}\p{M}\u200C\u200D]{2,30}`;
const behind = String.raw`(?:\s{1,9}${urduWord}){0,3}`;
const aged = String.raw`(?:${digit}{1,2}|(?<!${letter})${urduInWords})[\s-]{0,9}سالہ${behind}`;
const name = String.raw`\p{Lu}\p{M}{0,3}[\p{Ll}\p{M}]{2,40}(?:\s\p{Lu}\p{M}{0,3}[\p{Ll}\p{M}]{2,40}){0,2}`;
/** A name all in capitals, as offices and headings are: only beside an age that is written out, and not where many are spoken of. */
const capitals = String.raw`(?<!\p{L})\p{Lu}{3,30}(?:\s\p{Lu}{3,30}){0,2}(?<!\b(?:CHILDREN|PERSONS|GIRLS|BOYS|WOMEN|MEN|YOUTH))`;
/** A child's age in digits, where nothing else says that it is one: 1 to 17. */
const childAge = String.raw`(?<!${digit})(?:[1１۱١][0-7０-７۰-۷٠-٧]|[1-9１-９۱-۹١-٩])(?!${digit}|[.,:\/]${digit})`;
/** The same of a child that is old enough for a name to be told by the age alone: 3 to 17. */
const bareAge = String.raw`(?<!${digit})(?:[1１۱١][0-7０-７۰-۷٠-٧]|[3-9３-９۳-۹٣-٩])(?!${digit}|[.,:\/]${digit})`;
/** In brackets of any kind: a number, with a unit and a letter or word for girl or boy if there is one. */
const sex = String.raw`(?:[fFmM]|girl|boy|female|male)`;
const unit = String.raw`(?:years?(?:[\s-]old)?|yrs?|y\/?o?|سال|برس)`;
const inBrackets = String.raw`[([{（]\s?(?:${sex}\s?[,\/]?\s?)?${digit}{1,2}(?:\s?${unit})?(?:\s?[,\/]\s?${sex})?\s?[)\]}）]`;
const dash = String.raw`[-‐‑–—]`;
/** A dash that parts words and joins none, as in "Form-9". */
const parting = String.raw`(?:\s{0,3}[–—]\s{0,3}|\s{1,3}[-‐‑]\s{1,3})`;
/** What follows an age behind a comma or "is", where a noun would make it a number of things: a sign, the end, or how one speaks on. */
const spokenOn = String.raw`(?=\s{0,3}(?:[,;!?)]|\.(?!${digit})|$|\n)|\s(?:is|was|has|had|who|whose|and|but|when|lives|lived|went|from|came|told)\b)`;
/** How one speaks on in Urdu. */
const urduSpokenOn = String.raw`(?=\s{0,3}(?:[،,؛۔.)]|$|\n)|${parting}|\s(?:اور|جو|جس)(?!${letter}))`;
/** The same name in capitals, with what is no name in capitals. */
const noCapitals = `(?:${[noName, noPerson].join('|').toUpperCase()}|${offices})`;

/** What follows "محلہ" where no place is named. */
const noPlace = String.raw`(?:میں|کے|کی|کا|سے|پر|کو|تک|اور|وار|کمیٹی|کمیٹیاں|کمیٹیوں)`;
const mailName = String.raw`[\p{L}\p{Nd}._%+-]{1,64}`;
const mailHost = String.raw`[\p{L}\p{Nd}-]{1,63}`;
/** Before "at example.org" where a site is spoken of and not a box. */
const noBox = String.raw`(?:look(?:ed)?|see|seen|is|are|was|were|be|available|found|published|visit|online|read|website|site|page|apply|register(?:ed)?|report(?:ed)?|complaints?|us|me|it|them|and|or|list(?:ed)?|hosted|posted|here|form|out|up)`;
const is = String.raw`(?:who\s)?(?:is|was)\s(?:only\s|just\s|about\s)?`;

/** Between the parts of a number: one sign, with or without blanks about it. */
const gap = String.raw`(?:\s?[-–.\/_]\s?|\s)?`;

/** Case matters only where a name is told by its capital letter. */
const patterns: readonly { kind: Finding['kind']; of: RegExp }[] = [
  {
    kind: 'cnic',
    of: new RegExp(String.raw`(?<!${digit})${digit}{5}${gap}${digit}{7}${gap}${digit}(?!${digit})`, 'gu'),
  },
  {
    kind: 'phone',
    of: new RegExp(
      String.raw`(?<![\p{L}${digit}])(?:(?:\+|[0۰٠]{2})?(?:92|۹۲|٩٢)[-–.\s]?${digit}{2,3}|\(?[0۰٠]${digit}{2,3}\)?)${gap}${digit}{3}[-–.\s]?${digit}{3,5}(?!${digit})`,
      'gu',
    ),
  },
  { kind: 'email', of: /[\p{L}\p{Nd}._%+-]{1,64}@[\p{L}\p{Nd}-]{1,63}(?:\.[\p{L}\p{Nd}-]{1,63}){1,4}/gu },
  {
    kind: 'email',
    of: new RegExp(
      String.raw`(?<![\p{L}\p{Nd}])${mailName}\s{0,3}[([{]\s?at\s?[)\]}]\s{0,3}${mailHost}(?:\s{0,3}(?:\.|[([{]\s?dot\s?[)\]}]|\bdot\b)\s{0,3}${mailHost}){1,4}`,
      'giu',
    ),
  },
  {
    kind: 'email',
    of: new RegExp(
      String.raw`(?<![\p{L}\p{Nd}])(?!${noBox}\s)${mailName}\s{1,3}at\s{1,3}(?!www\.)${mailHost}(?:(?:\.|\s{1,3}dot\s{1,3})\p{L}[\p{L}\p{Nd}-]{1,62}){1,4}`,
      'giu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(String.raw`(?!${ofMany}\s)${name}(?<!\b${ofMany}),?\s(?:\(\s?|${is})?${ages}`, 'gu'),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`${capitals},?\s{1,9}(?:\(\s?|${is}|IS\s)?(?:(?:[Aa]ged?|AGED?)[\s:]{1,3}${digit}{1,2}|${digit}{1,2}\s{0,3}(?:years?|YEARS?)[\s-](?:old|OLD))`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(String.raw`(?!${noName}\s)${name}(?<!\b${noName})\s{0,3}${inBrackets}`, 'gu'),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!${letter})(?:${urduWord}\s{1,9}){0,3}${urduWord}(?<!(?<!${letter})${urduNoName})\s{0,3}(?:${inBrackets}|[([{]\s?${urduInWords}(?:\s${years})?\s?[)\]}])`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!\p{L}|\p{Lu}\s)(?!${noCapitals}\b)\p{Lu}\p{M}{0,3}(?:\p{Lu}\p{M}{0,3}){3,30}(?:\s\p{Lu}{3,30}){0,2}(?<!\b${noCapitals})\s{0,3}[([{]\s?(?:${sex}\s?[,\/]?\s?)?${childAge}(?:\s?(?:${unit}|Y|YRS?|YEARS?))?\s?[)\]}]`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?!${noName}\s)${name}(?<!\b(?:${noName}|${lasting}))\s{0,3}${dash}\s{0,3}(?:aged?\s)?${ages}`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?!${noName}\s)${name}(?<!\b(?:${noName}|${noPerson}|${lasting}))\s?,\s{0,3}${childAge}${spokenOn}`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?!${noName}\s)${name}(?<!\b(?:${noName}|${noPerson}|${lasting}))${parting}${bareAge}(?:${spokenOn}|(?=${parting}))`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?!${noName}\s)${name}(?<!\b(?:${noName}|${noPerson}|${lasting}))\s{1,3}(?:is|was)\s{1,3}(?:only\s|just\s|about\s|now\s)?(?:(?!one\b)${inWords}\b|(?!1\b)${childAge})${spokenOn}`,
      'gu',
    ),
  },
  // In small letters only beside "aged", not of many ("children aged 9 to 12"), and beside "years old".
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?!${noSmallName}(?!\p{L}))\p{Ll}[\p{Ll}\p{M}]{2,30}(?<!s),?\s{1,3}(?:(?:aged?)[\s:]{1,3}${childAge}(?!\s?(?:${dash}|to\b|or\b|and\s(?:over|above|under|below|older|younger)))|(?<=,\s{1,3})${childAge}[\s-]?(?:years?|yrs?)[\s-]old)`,
      'gu',
    ),
  },
  { kind: 'name-with-age', of: new RegExp(String.raw`\b[Aa]?\s?${child}\sof\s${digit}{1,2},?\s${name}`, 'gu') },
  {
    kind: 'name-with-age',
    of: new RegExp(String.raw`${name}['’]s\sage\s(?:is|was)\s(?:${digit}{1,2}|${inWords})`, 'gu'),
  },
  { kind: 'name-with-age', of: new RegExp(String.raw`${name},?\sa\s${ages}`, 'gu') },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!${digit}|\b(?:[Ww]ithin|[Uu]nder|[Aa]bove|[Bb]elow|[Rr]ules?|[Ss]ections?|[Aa]fter|[Ff]or|[Ii]n|[Oo]f|[Oo]ver|[Ee]very|last|past|next|than|about|least|most|to|by)\s)${ages}\s${child}?,?\s?(?:named|called|by the name of)?\s?${name}`,
      'gu',
    ),
  },
  // Urdu has no capital letters: up to four words before an age, and three behind "12 سالہ" or "12 سال کی", are taken for a name.
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!${letter})(?:${urduWord}\s{1,9}){0,3}${urduWord}(?<!(?<!${letter})${urduLasting})\s{0,9}[،,([{–—-]?\s{0,9}(?:(?:جس|جن)\sکی\s)?(?:عمر\s{0,9}(?:${digit}{1,2}|${urduInWords}(?!${letter}))(?:\s{0,9}${years})?|${aged}|${digit}{1,2}\s{0,9}${years})(?!${letter})`,
      'gu',
    ),
  },
  { kind: 'name-with-age', of: new RegExp(String.raw`${aged}(?!${letter})`, 'gu') },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!${letter})(?:${urduWord}\s{1,9}){0,3}${urduWord}(?<!(?<!${letter})(?:${urduNoName}|${urduNoPerson}|${urduLasting}))(?:\s{0,3}[،,]\s{0,3}${childAge}|${parting}${bareAge})${urduSpokenOn}`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!${letter})(?:${urduWord}\s{1,9}){0,3}${urduWord}(?<!(?<!${letter})${urduLasting})\s{1,9}${urduInWords}\s{1,9}${years}\s{1,9}(?:کی|کا)\s{1,9}(?:ہے|تھی|تھا|ہوئی|ہوا|بچی|بچہ|لڑکی|لڑکا)(?!${letter})`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!${letter})${urduInWords}\s{1,9}${years}\s{1,9}(?:کی|کا)\s{1,9}(?:بچی|بچہ|لڑکی|لڑکا|بیٹی|بیٹا)${behind}(?!${letter})`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(String.raw`${digit}{1,2}\s{0,9}${years}\s{1,9}(?:کی|کا|کے)${behind}(?!${letter})`, 'gu'),
  },
  {
    kind: 'address',
    of: new RegExp(
      String.raw`(?:\b[Hh]ouse|\bH\.?(?=\s{0,3}(?:[Nn]o\b|#))|\b[Pp]lot|(?:گھر|پلاٹ|کوٹھی)(?=\s{1,9}نمبر)|\b[Ff]lat|\b[Ss]treet|\b[Gg]ali|مکان|گلی)\s?(?:[Nn]o\.?\s?|[Nn]umber\s?|#\s?|نمبر\s?)?[\p{Lu}]?-?${digit}{1,5}(?:\s?[,،]?\s?(?:[Ss]treet|[Gg]ali|[Bb]lock|[Ss]ector|گلی)\s?(?:[Nn]o\.?\s?|نمبر\s?)?[\p{Lu}]?-?${digit}{0,5}){0,2}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    of: new RegExp(
      String.raw`\b[Mm][ou]halla[ah]?h?\s{1,3}(?!Committees?\b|Councils?\b)\p{Lu}\p{Ll}{1,30}(?:\s{1,3}\p{Lu}\p{Ll}{1,30}){0,2}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    of: new RegExp(String.raw`(?<!${letter})محلہ\s{1,9}(?!${noPlace}(?!${letter}))${urduWord}`, 'gu'),
  },
];

/** At most this many are shown; more help nobody. */
const most = 20;

/** A finding by where it stands in the text as it was written: from its first character up to, and not with, `to`. */
interface Place {
  kind: Finding['kind'];
  from: number;
  to: number;
}

/**
 * The words of a text that may identify a person: identity card and telephone numbers, e-mail and street addresses, a name with
 * an age. It warns, it doesn't censor: it finds too much rather than too little, and helplines of three or four digits are no
 * finding. Time grows with the length of the text: blanks stand alone in what is read, and no pattern repeats anything without bounds.
 * What was looked through lately is not looked through again.
 */
export function findIdentifying(written: string): Finding[] {
  return known.of(written, placesIn).map(({ kind, from, to }) => ({ kind, words: written.slice(from, to).trim() }));
}

/** Lists of held feedback are read again and again. Of a text only its hash is kept, and of what was found where it stands. */
const known = new Lately<readonly Place[]>(2_000);

function placesIn(written: string): readonly Place[] {
  const { text, at: places } = asRead(written);
  const found: (Place & { at: number; end: number })[] = [];
  for (const { kind, of } of [...patterns, ...typedPatterns])
    for (const match of text.matchAll(of)) {
      const at = match.index;
      const end = at + match[0].length;
      if (found.some((other) => at < other.end && other.at < end)) continue;
      found.push({ kind, from: places(at), to: places(end - 1) + 1, at, end });
      if (found.length >= most) break;
    }
  return found.sort((a, b) => a.at - b.at).map(({ kind, from, to }) => ({ kind, from, to }));
}
