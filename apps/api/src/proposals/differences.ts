import type { RoundView } from '@tarmeem/contract';
import { compare, parse } from '@tarmeem/document';

/** Heading and body of a section. */
export type TextOfSection = RoundView['sections'][number]['base'];

/** Of a section that is not there. */
export const noText: TextOfSection = { heading: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } };

interface StoredText {
  heading: string;
  body: unknown;
}

/** What differs between two stored texts of a section: its heading first, then its body in reading order. */
export function differencesBetween(was: StoredText, is: StoredText): RoundView['sections'][number]['differences'] {
  const heading = was.heading === is.heading ? [] : [{ before: was.heading, after: is.heading }];
  const words = compare(parse(was.body), parse(is.body));
  return [
    ...heading.map((payload) => ({ aspect: 'heading' as const, payload })),
    ...words.map((payload) => ({ aspect: 'body' as const, payload })),
  ];
}
