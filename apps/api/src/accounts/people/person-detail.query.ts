import { type AbilityView, abilities, type PersonDetail, type PersonView } from '@tarmeem/contract';
import { actions } from '@tarmeem/review';
import { type Answers, rowsOf } from '../../platform/database/rows.js';
import type { Actor } from '../actor.js';
import { grantFields, grantTables, instant, personOf } from './people.query.js';
import { looksAfter, peopleSeenBy } from './whom-one-sees.js';

/** One person as the actor may see them; null when there is none of this id among those they see. */
export async function personDetail(
  from: Answers,
  personId: string,
  { actor, at }: { actor: Actor; at: Date },
): Promise<PersonDetail | null> {
  const person = await personOf(from, personId, { scope: peopleSeenBy(actor), at });
  if (!person) return null;
  const history = await rowsOf<{ held: PersonDetail['history'][number] }>(
    from,
    `select json_build_object(${grantFields}, 'withdrawnAt', ${instant('g.withdrawn_at')}, 'withdrawnBy', taker.name) as held
     from ${grantTables} left join person taker on taker.id = g.withdrawn_by
     where g.person_id = $1 order by g.id desc limit 200`,
    [personId],
  );
  return {
    ...person,
    history: history.map(({ held }) => held),
    abilities: abilities.map((ability) => abilityOf(person, ability)),
    may: { manage: mayManage(actor, personId) },
  };
}

function mayManage(actor: Actor, personId: string): PersonDetail['may']['manage'] {
  if (!looksAfter(actor, 'account.manage')) return { allowed: false, because: 'not-allowed' };
  return personId === actor.id ? { allowed: false, because: 'not-oneself' } : { allowed: true };
}

/** What the tables of permission make of the grants: where one of them allows the action. A closed account may nothing. */
function abilityOf({ standing, organisation, grants }: PersonView, ability: AbilityView['ability']): AbilityView {
  const { roles, behalf } = actions[ability];
  const held = grants.filter(
    (grant) =>
      (roles as readonly string[]).includes(grant.role) &&
      // What is done on behalf of an organisation is done by its members, and for no other.
      (!behalf || (organisation !== null && (grant.organisation === null || grant.organisation === organisation.name))),
  );
  const allowed = held.length > 0 && standing !== 'closed';
  const names = held.map(({ names: { jurisdiction } }) => jurisdiction);
  const somewhere = [...new Set(names.filter((name) => name !== null))];
  return { ability, allowed, jurisdictions: !allowed || names.includes(null) ? null : somewhere };
}
