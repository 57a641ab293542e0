/** What a person may be granted. An administrator looks after accounts and decides nothing. */
export const roles = ['officer', 'focal-person', 'moderator', 'publisher', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A role and where it holds; null means everywhere. Withdrawn and expired grants are left out by whoever loads them. */
export interface Grant {
  readonly role: Role;
  readonly documentId: string | null;
  readonly jurisdiction: string | null;
  readonly organisationId: string | null;
}

/** A signed-in, active person as permissions see them. */
export interface Actor {
  readonly id: string;
  readonly organisationId: string | null;
  readonly grants: readonly Grant[];
}

/**
 * Where something happens. `jurisdiction` is that of the top-level ancestor in the current edition, null at the top level (only an
 * unscoped grant covers that). `organisationId`: the organisation on whose behalf it is done; undefined where that says nothing.
 */
export interface Place {
  readonly documentId: string;
  readonly jurisdiction: string | null;
  readonly organisationId?: string | null;
}

/** True if the grant holds at the place. */
export function covers(grant: Grant, place: Place): boolean {
  return (
    (grant.documentId === null || grant.documentId === place.documentId) &&
    (grant.jurisdiction === null || grant.jurisdiction === place.jurisdiction) &&
    (grant.organisationId === null ||
      place.organisationId === undefined ||
      grant.organisationId === place.organisationId)
  );
}

/** True if the actor holds one of the roles at the place. */
export function holds(actor: Actor, wanted: readonly Role[], place: Place): boolean {
  return actor.grants.some((grant) => wanted.includes(grant.role) && covers(grant, place));
}

/** True if the actor holds one of the roles anywhere in the document: for lists that are then filtered by place. */
export function holdsSomewhere(actor: Actor, wanted: readonly Role[], documentId: string): boolean {
  return actor.grants.some(
    (grant) => wanted.includes(grant.role) && (grant.documentId === null || grant.documentId === documentId),
  );
}

/** Roles for which a password is not enough. */
export const rolesProvenTwice: readonly Role[] = ['moderator', 'publisher', 'administrator'];

/** True for whom a password is not enough: they decide, publish, or look after accounts. */
export function needsSecondFactor(grants: readonly Pick<Grant, 'role'>[]): boolean {
  return grants.some(({ role }) => rolesProvenTwice.includes(role));
}
