import type { FilePreview } from '@tarmeem/contract';

type Part = Pick<FilePreview['parts'][number], 'part' | 'sectionId' | 'match' | 'mayPropose' | 'changes' | 'renamed'>;

/**
 * What each part of a file is taken as at first: its section, where the file names it and there is something new in it. A section that
 * stands in the file twice is taken once, as its first part: a person may choose the other.
 */
export function firstChoices({ parts }: { parts: readonly Part[] }): Record<number, string | null> {
  const taken = new Set<string>();
  return Object.fromEntries(
    parts.map(({ part, sectionId, match, mayPropose, changes, renamed }) => {
      const isNew = match === 'marked' && mayPropose && (changes.length > 0 || renamed !== null);
      if (!isNew || sectionId === null || taken.has(sectionId)) return [part, null];
      taken.add(sectionId);
      return [part, sectionId];
    }),
  );
}
