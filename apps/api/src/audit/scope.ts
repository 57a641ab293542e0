import { type Actor, jurisdictionsOf } from '../accounts/index.js';

/** The jurisdictions in which the actor moderates or publishes: null for the whole document. */
export function scopeOf(actor: Actor, documentId: string): string[] | null {
  const scopes = (['moderator', 'publisher'] as const).map((role) => jurisdictionsOf(actor, role, documentId));
  return scopes.includes('all') ? null : scopes.flatMap((scope) => (scope === 'all' ? [] : scope));
}
