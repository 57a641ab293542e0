import { factOf } from '../../api/problem-error.js';

/** What the draft changes, as the server answers where a sender saw something else, and the hash that names it. */
export interface Standing {
  contentHash: string;
  sections: readonly { sectionId: string; changes: readonly Described[] }[];
}
export interface Described {
  aspect: 'body' | 'heading' | 'place' | 'standing';
  payload: unknown;
}

/** What a refused submission says of the draft; null where it says nothing of it. */
export function standingIn(error: unknown): Standing | null {
  const [contentHash, sections] = [factOf(error, 'contentHash'), factOf(error, 'sections')];
  return typeof contentHash === 'string' && Array.isArray(sections)
    ? { contentHash, sections: sections as Standing['sections'] }
    : null;
}
