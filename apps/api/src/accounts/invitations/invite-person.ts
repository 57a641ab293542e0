import type { InviteInput } from '@tarmeem/contract';
import { Conflict, Malformed, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { giveGrant } from '../grants/give-grant.js';
import { sendLinkLater } from '../mail-links/send-link.js';
import { People } from '../people.store.js';

/** Makes an account that nobody can sign in to yet, and sends its person the link with which they choose a password. */
export async function invitePerson(tx: Tx, actor: Actor, input: InviteInput): Promise<{ personId: string }> {
  const by = { id: actor.id, role: 'administrator' };
  const people = tx.get(People);
  const { email, name, language, role, jurisdiction } = input;
  if (await people.personByEmail(email)) {
    const errors = [{ code: 'email-taken', detail: 'This address has an account', pointer: '/email' }];
    throw new Conflict('not-now', { detail: 'This address has an account', errors });
  }
  const organisationId = input.organisation === null ? null : await people.organisationBySlug(input.organisation);
  if (input.organisation !== null && !organisationId) throw notThere('/organisation');
  if (role === 'administrator' && jurisdiction !== null) throw notThere('/jurisdiction');
  if (jurisdiction !== null && !(await people.hasJurisdiction(jurisdiction))) throw notThere('/jurisdiction');
  const personId = await people.addPerson({ email, name, password: null, organisationId, language });
  const facts = { email: await people.emailHash(personId) };
  tx.record({ actor: by, action: 'person.invited', objectType: 'person', objectId: personId, facts });
  if (role) await giveGrant(tx, personId, { role, documentId: null, jurisdiction, organisationId: null }, by);
  await sendLinkLater(tx, email);
  return { personId };
}

const notThere = (pointer: string) =>
  new Malformed([{ code: 'not-found', detail: 'There is none of this name', pointer }]);
