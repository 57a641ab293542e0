import type { Blocker, PublicationCase } from '../publication-facts.js';

/** A second person publishes what one prepared. */
export function publisherIsNotPreparer({ draft, publisher }: PublicationCase): Blocker | null {
  if (draft.preparedBy === null || draft.preparedBy !== publisher.id) return null;
  return { code: 'same-person', detail: 'Whoever prepared the edition does not publish it.', changeIds: [] };
}
