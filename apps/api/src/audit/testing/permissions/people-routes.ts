import { type Actor, actions, isAllowed } from '@tarmeem/review';
import type { Client } from '../../../testing/client.js';
import type { Name, Player } from './cast.js';
import { never, type Route } from './route.js';

/** Somebody's account, or an organisation, on which the matrix tries what is done to it. */
export interface PersonObject {
  id: string;
  organisationId: string;
}
type About = Route<PersonObject>;
type Care = 'account.manage' | 'grant.manage';

/** The accounts that are looked at and looked after: of the own organisation, of another one, and one's own of who does it. */
export const peopleTried = {
  'a colleague of Sindh': 'a colleague',
  'an officer of Punjab': 'an officer of Punjab',
  'the administrator': 'an administrator',
} as const satisfies Record<string, Name>;

/** Which person it is; theirs is the object. */
export function personObject(player: Player): PersonObject {
  if (!player.actor?.organisationId) throw new Error('The account that is tried belongs to no organisation');
  return { id: player.actor.id, organisationId: player.actor.organisationId };
}

const holdsAnywhere = (actor: Actor, action: keyof typeof actions): boolean =>
  actor.grants.some(({ role }) => (actions[action].roles as readonly string[]).includes(role));

/** Something done to an account: it takes the role everywhere, and is nobody's to do to themselves. */
const care = (
  endpoint: string,
  action: Care,
  send: (client: Client, of: PersonObject) => ReturnType<About['send']>,
  then: number,
): About => ({
  endpoint,
  send,
  expected({ actor }, of) {
    if (!actor) return 401;
    if (!holdsAnywhere(actor, action)) return 403;
    return actor.id === of.id ? 403 : then;
  },
});

/** None of these changes anything: each asks for what is so already, or names what is not there. */
export const peopleRoutes: readonly About[] = [
  {
    endpoint: 'person',
    send: (client, { id }) => client.get(`/people/${id}`),
    expected({ actor }, of) {
      if (!actor) return 401;
      if (!holdsAnywhere(actor, 'people.read')) return 403;
      const everywhere = { documentId: '', jurisdiction: null };
      if (isAllowed(actor, 'account.manage', everywhere)) return 200;
      return actor.organisationId === of.organisationId ? 200 : 404;
    },
  },
  care(
    'giveGrant',
    'grant.manage',
    (client, { id }) =>
      client.post(`/people/${id}/grants`, { body: { role: 'officer', document: 'no-such', jurisdiction: null } }),
    422,
  ),
  care(
    'withdrawGrant',
    'grant.manage',
    (client, { id }) => client.delete(`/people/${id}/grants/${crypto.randomUUID()}`),
    404,
  ),
  care(
    'setStanding',
    'account.manage',
    (client, { id }) => client.put(`/people/${id}/standing`, { body: { active: true } }),
    200,
  ),
  care(
    'setEmail',
    'account.manage',
    (client, { id }) => client.put(`/people/${id}/email`, { body: { email: 'second@commission.example' } }),
    409,
  ),
  care(
    'setMembership',
    'account.manage',
    (client, { id }) => client.put(`/people/${id}/organisation`, { body: { organisation: 'no-such' } }),
    422,
  ),
  care('resetSecondFactor', 'account.manage', (client, { id }) => client.delete(`/people/${id}/second-factor`), 404),
  care('sendLink', 'account.manage', (client, { id }) => client.post(`/people/${id}/link`), 202),
  {
    endpoint: 'editOrganisation',
    send: (client, { organisationId }) =>
      client.put(`/organisations/${organisationId}`, {
        body: { name: 'Another name', jurisdiction: null, onlyFocalSubmits: true },
        version: never,
      }),
    expected({ actor }) {
      if (!actor) return 401;
      return holdsAnywhere(actor, 'account.manage') ? 412 : 403;
    },
  },
];
