import type { Blocker, PublicationCase } from '../publication-facts.js';

/** Whatever a chosen change requires is published already or goes out with it. */
export function requiredGoOut({ draft, chosen }: PublicationCase): Blocker | null {
  const out = new Set(chosen.map((change) => change.id));
  const isThere = (id: string) => out.has(id) || draft.published.has(id);
  const lacking = chosen.filter((change) => !change.requires.every(isThere)).map((change) => change.id);
  if (lacking.length === 0) return null;
  return { code: 'requires', detail: 'Chosen changes need others that are left out.', changeIds: lacking };
}
