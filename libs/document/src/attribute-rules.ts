import { headingLevels, isLinkAllowed } from './schema.js';
import type { RefusalCode } from './refused.js';

/** Checks one attribute value: the code it is refused with and why, or undefined if it may stand. */
export type AttributeRule = (value: unknown) => { code: RefusalCode; detail: string } | undefined;

/** Characters that HTML, XML and PostgreSQL can't all carry: controls but tab and line feed, lone surrogates, the two non-characters of XML. */
// eslint-disable-next-line no-control-regex -- these are exactly the characters to find
const unstorable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** True for text that can be stored and printed everywhere. Joiners, direction marks and isolates are spelling, and pass. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

/** What ends a line where it is no line feed: Word writes a break within a paragraph as a vertical tab. */
// eslint-disable-next-line no-control-regex -- these are exactly the characters to find
const otherLineEnds = /\r\n?|[\u000b\u000c]/gu;
const unstorableAnywhere = new RegExp(unstorable, 'gu');

/** The same text with what can't be stored left out; a line end of another kind is a space. */
export function storable(text: string): string {
  return isStorable(text) ? text : text.replace(otherLineEnds, ' ').replace(unstorableAnywhere, '');
}

const whole =
  (from: number, to: number): AttributeRule =>
  (value) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to && !Object.is(value, -0)
      ? undefined
      : { code: 'bad-attribute', detail: `A whole number from ${from} to ${to} is expected.` };

const oneOf =
  (...allowed: readonly unknown[]): AttributeRule =>
  (value) =>
    allowed.includes(value)
      ? undefined
      : { code: 'bad-attribute', detail: `One of ${allowed.join(', ')} is expected.` };

const link: AttributeRule = (value) =>
  isLinkAllowed(value) && isStorable(value)
    ? undefined
    : { code: 'bad-link', detail: 'A link goes to http, https, mailto, tel or a place in the document (#…).' };

const languageTag: AttributeRule = (value) =>
  typeof value === 'string' && value.length <= 35 && /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(value)
    ? undefined
    : { code: 'bad-attribute', detail: 'A BCP 47 language tag is expected.' };

/** A footnote is a remark, not a chapter: characters. */
const footnoteLength = 10_000;

const footnoteText: AttributeRule = (value) => {
  if (typeof value !== 'string' || value.length > footnoteLength)
    return { code: 'bad-attribute', detail: `Text of at most ${footnoteLength} characters is expected.` };
  return isStorable(value)
    ? undefined
    : { code: 'bad-text', detail: 'The text holds characters that cannot be stored.' };
};

/** More than any table has rows or columns; the real bound is the table's own grid. */
const span = whole(1, 10_000);

/** The rule of every attribute of every node and mark; one that is not here is refused. */
export const attributeRules: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  heading: { level: oneOf(...headingLevels) },
  orderedList: { start: whole(-999_999, 999_999) },
  tableCell: { colspan: span, rowspan: span },
  tableHeader: { colspan: span, rowspan: span },
  footnote: { text: footnoteText },
  link: { href: link },
  language: { lang: languageTag, dir: oneOf('ltr', 'rtl') },
};
