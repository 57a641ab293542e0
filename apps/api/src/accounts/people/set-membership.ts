import { Malformed, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { tellLater } from '../notices/tell-person.js';
import { People } from '../people.store.js';
import { endSessions } from '../sessions/end-sessions.js';
import { lookAfter } from './look-after.js';

/**
 * Makes the person a member of the organisation, or of none. What they wrote stays with the organisation it was written for; they
 * are signed out, and see nothing more of the old one.
 */
export async function setMembership(tx: Tx, actor: Actor, personId: string, slug: string | null): Promise<void> {
  const by = await lookAfter(tx, actor, 'account.manage', personId);
  const organisationId = slug === null ? null : await tx.get(People).organisationBySlug(slug);
  if (slug !== null && !organisationId) {
    const detail = 'There is none of this name';
    throw new Malformed([{ code: 'not-found', detail, pointer: '/organisation' }]);
  }
  const changed = await tx.query<{ id: string }>(
    `with changed as (
       update person set organisation_id = $2, version = version + 1
       where id = $1 and organisation_id is distinct from $2 returning id
     ) select id from changed`,
    [personId, organisationId],
  );
  if (changed.length === 0) return;
  tx.record({ actor: by, action: 'person.moved', objectType: 'person', objectId: personId, facts: { organisationId } });
  await tellLater(tx, personId, 'organisation-changed');
  await endSessions(tx, { personId, by });
}
