import type { Blocker, PublicationCase } from '../publication-facts.js';

/** An edition changes something. */
export function somethingGoesOut({ chosen }: PublicationCase): Blocker | null {
  if (chosen.length > 0) return null;
  return { code: 'nothing-accepted', detail: 'No accepted change is chosen.', changeIds: [] };
}
