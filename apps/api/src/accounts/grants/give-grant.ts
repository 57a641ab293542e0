import type { EventActor, Tx } from '../../platform/index.js';
import type { Grant } from '../actor.js';
import { People } from '../people.store.js';
import { endSessions } from '../sessions/end-sessions.js';

/** Gives a person a role, with its event; what they may do changed, so they sign in again. Nothing happens when they have it. */
export async function giveGrant(tx: Tx, personId: string, grant: Grant, by: EventActor | null): Promise<string | null> {
  const grantId = await tx.get(People).grant(personId, grant, by?.id ?? null);
  if (!grantId) return null;
  const { role, documentId, jurisdiction, organisationId } = grant;
  const facts = { personId, role, documentId, jurisdiction, organisationId };
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
