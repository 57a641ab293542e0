import { ProblemError, type Work } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { isPassword } from '../passwords/passwords.js';
import { People } from '../people.store.js';
import { mustShowSecondFactorIfAny } from '../second-factor/fresh.js';
import { hasSecondFactor } from '../second-factor/second-factor.store.js';
import { mustHaveSignedInNow } from '../sessions/signed-in-now.js';

/**
 * A session alone does not do it: who has a second factor has shown it just now, who has none tells the password, and who has neither
 * signed in just now. Throws `second-factor-needed`, `wrong-password` or `sign-in-old`.
 */
export async function mustProveAnew(work: Work, actor: Actor, current: string): Promise<void> {
  const stored = await work.run(async (tx) => {
    await mustShowSecondFactorIfAny(tx.manager, actor, tx.at);
    if (await hasSecondFactor(tx.manager, actor.id)) return undefined;
    const hash = await tx.get(People).passwordHash(actor.id);
    if (hash === null) await mustHaveSignedInNow(tx.manager, actor, tx.at);
    return hash ?? undefined;
  });
  if (stored === undefined || (await isPassword(stored, current))) return;
  const errors = [{ code: 'wrong-password', detail: 'not the present password', pointer: '/current' }];
  throw new ProblemError('wrong-password', { errors });
}
