import type { AddOrganisationInput } from '@tarmeem/contract';
import { Conflict, Malformed, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { People } from '../people.store.js';

/** A new organisation; throws `not-now` when the short name is taken. */
export async function addOrganisation(tx: Tx, actor: Actor, input: AddOrganisationInput): Promise<void> {
  const people = tx.get(People);
  if (input.jurisdiction !== null && !(await people.hasJurisdiction(input.jurisdiction))) {
    const detail = 'There is none of this name';
    throw new Malformed([{ code: 'not-found', detail, pointer: '/jurisdiction' }]);
  }
  // One at a time: who comes second is told so, and not given the organisation of the first.
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`tarmeem: organisation ${input.slug}`]);
  if (await people.organisationBySlug(input.slug)) {
    const detail = 'An organisation has this short name';
    throw new Conflict('not-now', { detail, errors: [{ code: 'name-taken', detail, pointer: '/slug' }] });
  }
  const objectId = await people.addOrganisation(input);
  const by = { id: actor.id, role: 'administrator' };
  tx.record({ actor: by, action: 'organisation.added', objectType: 'organisation', objectId });
}
