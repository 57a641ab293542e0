import type { ChangePasswordInput } from '@tarmeem/contract';
import type { Configuration } from '../../configuration.js';
import { ProblemError, type Work } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { tellLater } from '../notices/tell-person.js';
import { People } from '../people.store.js';
import { endSessions } from '../sessions/end-sessions.js';
import { mustHaveSignedInNow } from '../sessions/signed-in-now.js';
import { hashPassword, isPassword } from './passwords.js';
import { mustBeStrong } from './weak-password.js';

interface Change {
  actor: Actor;
  input: ChangePasswordInput;
  configuration: Pick<Configuration, 'evaluationPassword'>;
}

/** Throws `wrong-password`, `sign-in-old` or `weak-password`; other sessions of the person end with the old password. */
export async function changePassword(work: Work, { actor, input, configuration }: Change): Promise<void> {
  const { email, name } = actor;
  const stored = await work.run((tx) => tx.get(People).passwordHash(actor.id));
  // Who came by single sign-on alone has none to tell: they signed in just now instead.
  if (stored === null) await work.run((tx) => mustHaveSignedInNow(tx.manager, actor, tx.at));
  if (stored !== null && !(await isPassword(stored, input.current))) {
    const errors = [{ code: 'wrong-password', detail: 'not the present password', pointer: '/current' }];
    throw new ProblemError('wrong-password', { errors });
  }
  mustBeStrong(input.password, { email, name, published: [configuration.evaluationPassword] });
  const hash = await hashPassword(input.password);
  await work.run(async (tx) => {
    // Somebody changed it meanwhile: what was told is the present password no more.
    if (!(await tx.get(People).setPassword(actor.id, hash, stored))) throw new ProblemError('wrong-password');
    const by = { id: actor.id, role: null };
    tx.record({ actor: by, action: 'person.password-changed', objectType: 'person', objectId: actor.id });
    await tellLater(tx, actor.id, 'password-changed');
    await endSessions(tx, { personId: actor.id, by, except: actor.session?.id });
  });
}
