import { isAllowed } from '../actions.js';
import type { Blocker, PublicationCase } from '../publication-facts.js';

/** The publisher's grants cover every place that changes. */
export function publisherIsAllowed({ chosen, publisher }: PublicationCase): Blocker | null {
  const beyond = chosen.filter(
    (change) => !change.places.every((place) => isAllowed(publisher, 'edition.publish', place)),
  );
  if (beyond.length === 0) return null;
  return {
    code: 'not-allowed',
    detail: 'No grant lets this person publish these.',
    changeIds: beyond.map(({ id }) => id),
  };
}
