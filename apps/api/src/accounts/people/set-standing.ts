import type { Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { MailLinks } from '../mail-links/mail-link.store.js';
import { tellLater } from '../notices/tell-person.js';
import { endSessions } from '../sessions/end-sessions.js';
import { lookAfter, mustLeaveAnAdministrator, oneAtATime } from './look-after.js';

/** Closes an account, or opens it again. What the person did stays theirs; their sessions and the links sent to them end. */
export async function setStanding(tx: Tx, actor: Actor, personId: string, active: boolean): Promise<void> {
  await oneAtATime(tx);
  const by = await lookAfter(tx, actor, 'account.manage', personId);
  const changed = await tx.query<{ id: string }>(
    `with changed as (
       update person set active = $2, version = version + 1 where id = $1 and active <> $2 returning id
     ) select id from changed`,
    [personId, active],
  );
  if (changed.length === 0) return;
  const action = active ? 'person.opened' : 'person.closed';
  tx.record({ actor: by, action, objectType: 'person', objectId: personId });
  await tellLater(tx, personId, active ? 'account-opened' : 'account-closed');
  await endSessions(tx, { personId, by });
  await tx.get(MailLinks).useUp(personId, tx.at);
  if (!active) await mustLeaveAnAdministrator(tx);
}
