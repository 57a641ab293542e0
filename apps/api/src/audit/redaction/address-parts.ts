import { slugify } from '@tarmeem/review';

/** What the words are in an address, part by part; short ones tell nothing. */
export const addressParts = (words: string): string[] =>
  slugify(words)
    .split('-')
    .filter((part) => part.length > 2 && part !== 'section');
