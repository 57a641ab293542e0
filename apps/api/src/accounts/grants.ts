import type { Role } from '@tarmeem/contract';
import type { Actor } from './actor.js';

/** Where something lies: the document, and the jurisdiction of its top-level section in the current edition. */
export interface Scope {
  documentId: string;
  jurisdiction: string | null;
}

/** Whether the person holds the role for all of the scope. A grant without a document or jurisdiction covers every one. */
export function holds(actor: Actor | undefined, role: Role, scope: Scope): boolean {
  return (actor?.grants ?? []).some(
    (grant) =>
      grant.role === role &&
      (grant.documentId === null || grant.documentId === scope.documentId) &&
      (grant.jurisdiction === null || grant.jurisdiction === scope.jurisdiction),
  );
}

/** Whether the person holds the role somewhere in the document: enough to see a list, not to act on one thing in it. */
export function holdsSomewhere(actor: Actor | undefined, role: Role, documentId: string): boolean {
  return (actor?.grants ?? []).some(
    (grant) => grant.role === role && (grant.documentId === null || grant.documentId === documentId),
  );
}

/** The jurisdictions a person holds the role in; 'all' when a grant names none. */
export function jurisdictionsOf(actor: Actor, role: Role, documentId: string): 'all' | string[] {
  const codes = actor.grants
    .filter((grant) => grant.role === role && (grant.documentId === null || grant.documentId === documentId))
    .map((grant) => grant.jurisdiction);
  return codes.includes(null) ? 'all' : codes.filter((code) => code !== null);
}

/** Proposing: an officer's or focal person's grant that covers the section, and an organisation to propose for. */
export function mayPropose(actor: Actor | undefined, scope: Scope): boolean {
  return !!actor?.organisation && (holds(actor, 'officer', scope) || holds(actor, 'focal-person', scope));
}

/** The role in which somebody acts, for the audit trail: the first of these that covers the scope. */
export function actingRole(actor: Actor, roles: readonly Role[], scope: Scope): Role | null {
  return roles.find((role) => holds(actor, role, scope)) ?? null;
}
