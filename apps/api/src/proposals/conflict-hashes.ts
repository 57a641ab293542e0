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

/** Names the conflict of a step on the contents with what was published. */
export const structureConflictHash = (it: {
  sectionId: string;
  kind: string;
  mine: string;
  published: string | null;
}): string => hashOf('structure', it.sectionId, it.kind, it.mine, it.published ?? '');
