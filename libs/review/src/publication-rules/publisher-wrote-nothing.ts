import type { Blocker, PublicationCase } from '../publication-facts.js';

/** The publisher wrote none of the proposals that the chosen changes come from. */
export function publisherWroteNothing({ chosen, publisher }: PublicationCase): Blocker | null {
  const own = chosen.filter((change) => change.contributors.has(publisher.id));
  if (own.length === 0) return null;
  return { code: 'own-words', detail: 'The publisher wrote these.', changeIds: own.map(({ id }) => id) };
}
