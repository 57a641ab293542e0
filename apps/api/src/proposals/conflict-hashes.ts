import { createHash } from 'node:crypto';

/** The three headings of a section; they conflict when all differ. */
export interface HeadingSides {
  base: string;
  mine: string;
  published: string;
}

const hashOf = (...words: string[]): string => createHash('sha256').update(JSON.stringify(words)).digest('hex');

/** Names the conflict of three headings. */
export const headingConflictHash = ({ base, mine, published }: HeadingSides): string =>
  hashOf('heading', base, mine, published);

/** Names the conflict of what was written in a section with its retirement. */
export const standingConflictHash = ({ sectionId, contentHash }: { sectionId: string; contentHash: string }): string =>
  hashOf('standing', sectionId, contentHash);
