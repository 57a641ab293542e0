import type { EventActor, Tx } from '../../platform/index.js';
import type { Grant } from '../actor.js';
import { People } from '../people.store.js';
import { endSessions } from '../sessions/end-sessions.js';

/** A role as it is given: `until` is when it ends by itself. */
export interface NewGrant extends Grant {
  until?: Date | null;
}

/**
 * Gives a person a role, with its event; what they may do changed, so they sign in again. One that is over or ends at another time is
 * withdrawn for it. Nothing happens when they have it.
 */
export async function giveGrant(
  tx: Tx,
  personId: string,
  grant: NewGrant,
  by: EventActor | null,
): Promise<string | null> {
  const people = tx.get(People);
  const until = grant.until ?? null;
  const held = await people.sameGrant(personId, grant);
  if (held && held.until?.getTime() === until?.getTime() && (!until || until > tx.at)) return null;
  if (held) await withdrawGrant(tx, held.id, by);
  const grantId = await people.grant(personId, { ...grant, until }, by?.id ?? null);
  if (!grantId) return null;
  const { role, documentId, jurisdiction, organisationId } = grant;
  const ends = until ? { until: until.toISOString() } : {};
  const facts = { personId, role, documentId, jurisdiction, organisationId, ...ends };
  tx.record({ actor: by, action: 'grant.given', objectType: 'grant', objectId: grantId, facts });
  await endSessions(tx, { personId, by });
  return grantId;
}

/** Withdraws a grant, with its event, and signs the person out everywhere; false when it is not there, or was withdrawn before. */
export async function withdrawGrant(tx: Tx, grantId: string, by: EventActor | null): Promise<boolean> {
  const personId = await tx.get(People).withdrawGrant(grantId, by?.id ?? null, tx.at);
  if (!personId) return false;
  tx.record({ actor: by, action: 'grant.withdrawn', objectType: 'grant', objectId: grantId, facts: { personId } });
  await endSessions(tx, { personId, by });
  return true;
}
