import { Conflict, type EventActor, NotFound, ProblemError, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { MailLinks } from '../mail-links/mail-link.store.js';
import { sendLinkLater } from '../mail-links/send-link.js';
import { tellLater } from '../notices/tell-person.js';
import { lookAfter } from '../people/look-after.js';
import { People } from '../people.store.js';
import { endSessions } from '../sessions/end-sessions.js';
import { EmailChanges } from './email-change.store.js';

/**
 * The person used the link that went to the address they wanted, signed in as themselves: a stranger who gets the letter by a mistake in
 * the address can do nothing with it. Throws `link-over`, or `not-now` when somebody else has the address meanwhile.
 */
export async function confirmEmail(tx: Tx, actor: Actor, token: string): Promise<void> {
  const changes = tx.get(EmailChanges);
  const change = await changes.find(actor.id, token, tx.at);
  if (!change) throw new ProblemError('link-over');
  const before = await replaceEmail(tx, { personId: actor.id, email: change.email }, { id: actor.id, role: null });
  await tellLater(tx, actor.id, 'email-changed', { email: before });
}

/**
 * An administrator puts another address in the place of one that is wrong or lost. Both are told, the person is signed out everywhere,
 * and who was invited is invited there. Throws what `lookAfter` throws, and `not-now` when the address has an account.
 */
export async function setEmail(tx: Tx, actor: Actor, { personId, email }: NewEmail): Promise<void> {
  const by = await lookAfter(tx, actor, 'account.manage', personId);
  const people = tx.get(People);
  const [present] = await tx.query<{ email: string; invited: boolean }>(
    `select email, password_hash is null and not exists (select from sign_on s where s.person_id = p.id) as invited
     from person p where id = $1`,
    [personId],
  );
  if (!present) throw new NotFound();
  if (present.email === email) return;
  await replaceEmail(tx, { personId, email }, by);
  await endSessions(tx, { personId, by });
  if (!(await people.addressee(personId))) return;
  if (present.invited) return sendLinkLater(tx, email);
  await tellLater(tx, personId, 'email-set', { email: present.email });
  await tellLater(tx, personId, 'email-set');
}

interface NewEmail {
  personId: string;
  email: string;
}

/** Links that were sent to the old address are void, and so is what was asked for before. Returns the old address. */
async function replaceEmail(tx: Tx, { personId, email }: NewEmail, by: EventActor): Promise<string> {
  const people = tx.get(People);
  const [held] = await tx.query<{ email: string }>('select email from person where id = $1 for update', [personId]);
  if (!held) throw new NotFound();
  const owner = await people.personByEmail(email);
  if (owner && owner !== personId) {
    const errors = [{ code: 'email-taken', detail: 'This address has an account', pointer: '/email' }];
    throw new Conflict('not-now', { detail: 'This address has an account', errors });
  }
  await people.setEmail(personId, email);
  await tx.get(EmailChanges).end(personId, tx.at);
  await tx.get(MailLinks).useUp(personId, tx.at);
  const facts = { email: await people.emailHash(personId) };
  tx.record({ actor: by, action: 'person.email-changed', objectType: 'person', objectId: personId, facts });
  return held.email;
}
