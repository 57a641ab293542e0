import type { Blocker, PublicationCase } from '../publication-facts.js';

/** A moderator has looked at selection, number and note. */
export function somebodyPrepared({ draft }: PublicationCase): Blocker | null {
  if (draft.preparedBy !== null) return null;
  return { code: 'not-now', detail: 'Nobody has prepared the edition yet.', changeIds: [] };
}
