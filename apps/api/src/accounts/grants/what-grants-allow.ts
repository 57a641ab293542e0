import { type Action, actions, holds, isAllowed, type Place, type Role } from '@tarmeem/review';
import type { Actor } from '../actor.js';

/** Whether the person may begin a proposal on a section at the place, for the organisation they belong to. */
export function mayPropose(actor: Actor | undefined, { documentId, jurisdiction }: Place): boolean {
  if (!actor?.organisationId) return false;
  return isAllowed(actor, 'proposal.create', { documentId, jurisdiction, organisationId: actor.organisationId });
}

/** The jurisdictions a person holds the role in; 'all' when a grant names none. */
export function jurisdictionsOf(actor: Actor, role: Role, documentId: string): 'all' | string[] {
  const codes = actor.grants
    .filter((grant) => grant.role === role && (grant.documentId === null || grant.documentId === documentId))
    .map((grant) => grant.jurisdiction);
  return codes.includes(null) ? 'all' : codes.filter((code) => code !== null);
}

/** The role in which somebody takes an action, for the audit trail; null when none covers the place. */
export function actingRole(actor: Actor, action: Action, place: Place): Role | null {
  return actions[action].roles.find((role) => holds(actor, [role], place)) ?? null;
}
