import type { GiveGrantInput } from '@tarmeem/contract';
import { Malformed, NotFound, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { giveGrant, withdrawGrant } from '../grants/give-grant.js';
import { People } from '../people.store.js';
import { lookAfter, mustLeaveAnAdministrator, oneAtATime } from './look-after.js';

/** Gives a person a role, everywhere or in one document or jurisdiction. They have to sign in again. */
export async function giveRole(tx: Tx, actor: Actor, personId: string, input: GiveGrantInput): Promise<void> {
  const by = await lookAfter(tx, actor, 'grant.manage', personId);
  const { role, jurisdiction } = input;
  if (jurisdiction !== null && !(await tx.get(People).hasJurisdiction(jurisdiction))) throw notThere('/jurisdiction');
  const documentId = input.document === null ? null : await documentOf(tx, input.document);
  // Accounts are everywhere: a part of them is nobody's to look after.
  if (role === 'administrator' && documentId) throw notThere('/document');
  if (role === 'administrator' && jurisdiction !== null) throw notThere('/jurisdiction');
  await giveGrant(tx, personId, { role, documentId, jurisdiction, organisationId: null }, by);
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
  await mustLeaveAnAdministrator(tx);
}

async function documentOf(tx: Tx, slug: string): Promise<string> {
  const [found] = await tx.query<{ id: string }>('select id from document where slug = $1', [slug]);
  if (!found) throw notThere('/document');
  return found.id;
}

const notThere = (pointer: string) =>
  new Malformed([{ code: 'not-found', detail: 'There is none of this name', pointer }]);
