import { lasting, noName, noPerson, noSmallName, offices, romanLasting, smallThings } from './no-names.js';

// What people type in haste: names in small letters, Urdu in Latin letters, numbers in groups of their own.
const digit = String.raw`\p{Nd}`;
const dash = String.raw`[-‐‑–—]`;
const childAge = String.raw`(?<!${digit})(?:1[0-7]|[1-9])(?!${digit}|[.,:\/]${digit})`;
const inWords = String.raw`(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)`;
const name = String.raw`\p{Lu}\p{M}{0,3}[\p{Ll}\p{M}]{2,40}(?:\s\p{Lu}\p{M}{0,3}[\p{Ll}\p{M}]{2,40}){0,2}`;
const named = String.raw`(?!(?:${noName}|${noPerson})\s)${name}(?<!\b(?:${noName}|${noPerson}|${lasting}))`;
const word = String.raw`[\p{L}\p{M}]{2,30}`;
/** A sign or the end, where a noun would make the number one of things. */
const end = String.raw`(?=\s?(?:[,;!?)]|\.(?!${digit})|$|\n))`;
const notUpTo = String.raw`(?!\s?(?:${dash}|to\b|or\b|se\b|and\s(?:over|above|under|below)))`;
const saal = String.raw`(?:saal|sal|baras)\b`;
const many = String.raw`(?:bach(?:on|e|ay|ey|ay)|larkiyon|larkon|logon|umar|umr)`;
const kin = String.raw`(?:daughter|son|niece|nephew|sister|brother|cousin|girl|boy|child|student|neighbou?r|friend|maid)`;
const month = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}`;
const date = String.raw`(?:${digit}{1,2}[\s.\/-](?:${digit}{1,2}|${month})[\s.\/-]${digit}{2,4}|${month}\s${digit}{1,2},?\s${digit}{4})`;
const groups = (least: number, atMost: number): string =>
  String.raw`(?:[-–.\s\/_]{0,2}${digit}){${String(least)},${String(atMost)}}(?!${digit})`;

/** Beside the patterns of `identifying.ts`; like them they repeat nothing without bounds. */
export const typedPatterns: readonly { kind: 'phone' | 'name-with-age' | 'address'; of: RegExp }[] = [
  {
    kind: 'phone',
    of: new RegExp(
      String.raw`(?<![\p{L}${digit}])(?:(?:\+|[0۰٠]{2})\s?(?:92|۹۲|٩٢)[-–.\s]?\(?[0۰٠]?${digit}{2,3}\)?${groups(6, 8)}|\(?[0۰٠]${digit}{2,3}\)?${groups(7, 8)})`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`${named}(?:,?\s(?:has\s|just\s)?(?:turned|turns)\s(?:${childAge}|${inWords}\b)(?!\s?(?:%|per\b|percent\b))|,?\swho\s(?:is|was)\s(?:only\s|just\s|now\s)?(?:${childAge}|${inWords}\b)(?=\s?(?:[,;!?)]|\.(?!${digit})|$|\n)|\s(?:years?|yrs?|and)\b))`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`${named},?\s(?:(?:was\s)?born\s(?:on\s)?(?:the\s)?${date}|(?:D\.?O\.?B\.?|dob|[Dd]ate\sof\s[Bb]irth)[\s:-]{0,3}(?:is\s)?(?:${date}|${digit}{4}))`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<!\p{L}|\p{Lu}\s)(?!(?:${offices})\b)\p{Lu}{3,30}(?:\s\p{Lu}{3,30}){0,2}(?<!\b(?:${offices}|${[noName, noPerson, lasting].join('|').toUpperCase()})),?\s${childAge}\sYEARS?${end}`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?!(?:${noSmallName}|${smallThings})(?!\p{L}))\p{Ll}[\p{Ll}\p{M}]{2,30}(?<!s)\s(?:is|was)\s(?:only\s|just\s)?${childAge}[\s-]?(?:years?|yrs?)[\s-]old`,
      'gu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s${kin},?\s(?!(?:who|whom|is|was|and|of|aged?|from|in|at|on|to|has|had)\b)\p{L}[\p{L}\p{M}]{1,30},?\s(?:is\s|was\s)?${childAge}(?:[\s-]?(?:years?|yrs?|yo|y\/o)\b|${end})`,
      'gu',
    ),
  },
  // Urdu in Latin letters: "Ayesha umar 12 saal", "12 saal ki Ayesha", "meri beti ayesha 12 saal ki hai".
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?:${word}\s){0,2}(?!${many}\b)${word},?\s(?:(?:jis|jin)\s)?(?:ki\s)?um(?:a|e)?r\s${childAge}(?:\s?${saal})?${notUpTo}`,
      'giu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`${childAge}\s?${saal}\s(?:ki|ka)\s(?!(?:${romanLasting}|${many}|hai|tha|thi|hain)\b)${word}(?:\s${word}){0,2}`,
      'giu',
    ),
  },
  {
    kind: 'name-with-age',
    of: new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?:${word}\s){0,2}${word}(?<!\b(?:${romanLasting}|${many})),?\s${childAge}\s?${saal}\s(?:ki|ka)\s(?:hai|hy|he|thi|tha|bachi|bacha|larki|larka)\b`,
      'giu',
    ),
  },
  { kind: 'name-with-age', of: new RegExp(String.raw`${named},?\s${childAge}\s?${saal}${end}`, 'gu') },
  {
    kind: 'address',
    of: new RegExp(
      String.raw`\b\p{Lu}-?\s?${digit}{1,4},?\s(?:[Ss]ector|[Bb]lock|[Pp]hase)\s[\p{L}${digit}]{1,3}(?:-[\p{L}${digit}]{1,3})?`,
      'gu',
    ),
  },
  {
    kind: 'address',
    of: new RegExp(String.raw`\bChak\s(?:No\.?\s?|#\s?)?${digit}{1,4}(?:[\s\/-]\p{Lu}{1,2}\.?\p{Lu}?)?`, 'gu'),
  },
  {
    kind: 'address',
    of: new RegExp(String.raw`\b(?:makan|makaan|kothi|gali)\s(?:no\.?\s?|number\s|#\s?)?${digit}{1,5}`, 'giu'),
  },
];
