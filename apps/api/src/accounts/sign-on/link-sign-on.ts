import { Conflict, NotFound, ProblemError, type Tx } from '../../platform/index.js';
import { MailLinks } from '../mail-links/mail-link.store.js';
import { tellLater } from '../notices/tell-person.js';
import { People } from '../people.store.js';
import type { Identity } from './provider.js';
import { SignOns } from './sign-on.store.js';

/** Links an identity with the person who is signed in; throws `not-now` when it is linked already. */
export async function linkSignOn(tx: Tx, personId: string, identity: Identity): Promise<void> {
  const id = await tx.get(SignOns).link(personId, identity, tx.at);
  if (!id) throw new Conflict('not-now', { detail: 'This sign-on is linked with an account already' });
  const by = { id: personId, role: null };
  tx.record({ actor: by, action: 'sign-on.linked', objectType: 'sign-on', objectId: id, facts: { personId } });
  await tellLater(tx, personId, 'sign-on-linked');
}

/** The same by the link of an invitation, which is used up; returns whose it was. */
export async function linkInvited(tx: Tx, token: string, identity: Identity): Promise<string> {
  const link = await tx.get(MailLinks).find(token, tx.at);
  if (link?.kind !== 'invitation') throw new ProblemError('link-over');
  await linkSignOn(tx, link.personId, identity);
  await tx.get(MailLinks).useUp(link.personId, tx.at);
  return link.personId;
}

/** Takes a link away; throws `not-now` for whom it is the only way in. */
export async function unlinkSignOn(tx: Tx, personId: string, signOnId: string): Promise<void> {
  if (!(await tx.get(SignOns).unlink(personId, signOnId))) throw new NotFound();
  if ((await tx.get(People).passwordHash(personId)) === null)
    throw new Conflict('not-now', { detail: 'Choose a password first: this is the only way in' });
  const by = { id: personId, role: null };
  tx.record({ actor: by, action: 'sign-on.unlinked', objectType: 'sign-on', objectId: signOnId, facts: { personId } });
  await tellLater(tx, personId, 'sign-on-unlinked');
}
