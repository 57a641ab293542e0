import type { AcceptLinkInput, LinkView } from '@tarmeem/contract';
import type { Configuration } from '../../configuration.js';
import { ProblemError, type Tx, type Work } from '../../platform/index.js';
import { tellLater } from '../notices/tell-person.js';
import { hashPassword } from '../passwords/passwords.js';
import { mustBeStrong } from '../passwords/weak-password.js';
import { People } from '../people.store.js';
import { endSessions } from '../sessions/end-sessions.js';
import { MailLinks } from './mail-link.store.js';

/** For whom the link is; throws `link-over` when it does not work (any more). */
export async function lookAtLink(work: Work, token: string): Promise<LinkView> {
  const link = await work.run((tx) => tx.get(MailLinks).find(token, tx.at));
  if (!link) throw new ProblemError('link-over');
  const { kind, email, name, language } = link;
  return { kind, email, name, language };
}

interface Accepting {
  configuration: Pick<Configuration, 'evaluationPassword'>;
  /** What else is done for the person whose link it was, in the same transaction. */
  done: (tx: Tx, email: string) => Promise<void>;
}

/**
 * Sets the password of the person to whom the link was sent, once. Nobody is signed in by it: the second factor is asked for where it
 * always is. Throws `link-over` or `weak-password`; the link works again after the latter.
 */
export async function acceptLink(
  work: Work,
  { token, password }: AcceptLinkInput,
  { configuration, done }: Accepting,
): Promise<void> {
  const { email, name } = await lookAtLink(work, token);
  mustBeStrong(password, { email, name, published: [configuration.evaluationPassword] });
  const hash = await hashPassword(password);
  await work.run(async (tx) => {
    const link = await tx.get(MailLinks).find(token, tx.at);
    if (!link) throw new ProblemError('link-over');
    const { personId } = link;
    const people = tx.get(People);
    if (!(await people.setPassword(personId, hash, await people.passwordHash(personId))))
      throw new ProblemError('link-over');
    await tx.get(MailLinks).useUp(personId, tx.at);
    const by = { id: personId, role: null };
    const facts = { by: link.kind };
    tx.record({ actor: by, action: 'person.password-changed', objectType: 'person', objectId: personId, facts });
    if (link.kind === 'reset') await tellLater(tx, personId, 'password-changed');
    await endSessions(tx, { personId, by });
    await done(tx, link.email);
  });
}
