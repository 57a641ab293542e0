import type { GiveGrantInput } from '@tarmeem/contract';
import { Malformed, NotFound, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { giveGrant, withdrawGrant } from '../grants/give-grant.js';
import { tellLater } from '../notices/tell-person.js';
import { People } from '../people.store.js';
import { lookAfter, mustLeaveAnAdministrator, oneAtATime } from './look-after.js';

/**
 * Gives a person a role: everywhere, or in one document or jurisdiction, or for what is done on behalf of one organisation. Given
 * again with another end, it ends then. They have to sign in again.
 */
export async function giveRole(tx: Tx, actor: Actor, personId: string, input: GiveGrantInput): Promise<void> {
  const by = await lookAfter(tx, actor, 'grant.manage', personId);
  const people = tx.get(People);
  const { role, jurisdiction } = input;
  if (jurisdiction !== null && !(await people.hasJurisdiction(jurisdiction))) throw notThere('/jurisdiction');
  const documentId = input.document === null ? null : await documentOf(tx, input.document);
  const organisationId = input.organisation === null ? null : await people.organisationBySlug(input.organisation);
  if (input.organisation !== null && !organisationId) throw notThere('/organisation');
  const until = input.until === null ? null : new Date(input.until);
  if (until && until <= tx.at)
    throw new Malformed([{ code: 'past', detail: 'This is over already', pointer: '/until' }]);
  // Accounts are everywhere, and somebody always looks after them: a part of them is nobody's, and the role does not end by itself.
  if (role === 'administrator') {
    if (documentId) throw notThere('/document');
    if (jurisdiction !== null) throw notThere('/jurisdiction');
    if (organisationId) throw notThere('/organisation');
    if (until) throw notThere('/until');
  }
  const grant = { role, documentId, jurisdiction, organisationId, until };
  const grantId = await giveGrant(tx, personId, grant, by);
  if (grantId) await tellLater(tx, personId, 'grant-given', { grantId });
}

/** Takes one grant of this person back, and signs them out everywhere. */
export async function takeRole(tx: Tx, actor: Actor, { personId, grantId }: Record<'personId' | 'grantId', string>) {
  await oneAtATime(tx);
  const by = await lookAfter(tx, actor, 'grant.manage', personId);
  const [theirs] = await tx.query<{ id: string }>('select id from role_grant where id = $1 and person_id = $2', [
    grantId,
    personId,
  ]);
  if (!theirs || !(await withdrawGrant(tx, grantId, by))) throw new NotFound();
  await tellLater(tx, personId, 'grant-withdrawn', { grantId });
  await mustLeaveAnAdministrator(tx);
}

async function documentOf(tx: Tx, slug: string): Promise<string> {
  const [found] = await tx.query<{ id: string }>('select id from document where slug = $1', [slug]);
  if (!found) throw notThere('/document');
  return found.id;
}

const notThere = (pointer: string) =>
  new Malformed([{ code: 'not-found', detail: 'There is none of this name', pointer }]);
