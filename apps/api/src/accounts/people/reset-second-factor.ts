import { NotFound, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { tellLater } from '../notices/tell-person.js';
import { SecondFactors } from '../second-factor/second-factor.store.js';
import { endSessions } from '../sessions/end-sessions.js';
import { lookAfter } from './look-after.js';

/**
 * Takes off the second factor of a person who lost it. They are told by mail and signed out everywhere; their password is still asked
 * for, and who needs a second factor sets up a new one at the next sign-in. Throws `not-found` when there is none.
 */
export async function resetSecondFactor(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const by = await lookAfter(tx, actor, 'account.manage', personId);
  if (!(await tx.get(SecondFactors).remove(personId))) throw new NotFound();
  tx.record({ actor: by, action: 'second-factor.reset', objectType: 'person', objectId: personId });
  await tellLater(tx, personId, 'second-factor-reset');
  await endSessions(tx, { personId, by });
}
