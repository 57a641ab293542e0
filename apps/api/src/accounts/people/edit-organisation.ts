import type { EditOrganisationInput, OrganisationDetail } from '@tarmeem/contract';
import { Malformed, NotFound, Stale, type Tx } from '../../platform/index.js';
import type { Actor } from '../actor.js';
import { People } from '../people.store.js';
import { organisationOf } from './people.query.js';

/** Changes an organisation over the version seen; throws `stale` with the newer one, `not-found`, or `malformed`. */
export async function editOrganisation(
  tx: Tx,
  actor: Actor,
  { id, seen, input }: { id: string; seen: number; input: EditOrganisationInput },
): Promise<OrganisationDetail> {
  await tx.query('select from organisation where id = $1 for update', [id]);
  const before = await organisationOf(tx.manager, id);
  if (!before) throw new NotFound();
  const { name, jurisdiction, onlyFocalSubmits } = input;
  if (jurisdiction !== null && !(await tx.get(People).hasJurisdiction(jurisdiction))) {
    const detail = 'There is none of this name';
    throw new Malformed([{ code: 'not-found', detail, pointer: '/jurisdiction' }]);
  }
  if (before.version !== seen) throw new Stale({ version: before.version });
  await tx.query(
    `update organisation set name = $2, jurisdiction = $3, only_focal_submits = $4, version = version + 1 where id = $1`,
    [id, name, jurisdiction, onlyFocalSubmits],
  );
  tx.record({
    actor: { id: actor.id, role: 'administrator' },
    action: 'organisation.edited',
    objectType: 'organisation',
    objectId: id,
    facts: { jurisdiction, onlyFocalSubmits, renamed: name !== before.name },
  });
  const after = await organisationOf(tx.manager, id);
  if (!after) throw new NotFound();
  return after;
}
