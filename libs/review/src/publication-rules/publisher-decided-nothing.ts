import type { Blocker, PublicationCase } from '../publication-facts.js';

/** The publisher made the standing decision on none of the chosen changes. */
export function publisherDecidedNothing({ chosen, publisher }: PublicationCase): Blocker | null {
  const own = chosen.filter((change) => change.decidedBy === publisher.id);
  if (own.length === 0) return null;
  return { code: 'same-person', detail: 'The publisher decided these.', changeIds: own.map(({ id }) => id) };
}
