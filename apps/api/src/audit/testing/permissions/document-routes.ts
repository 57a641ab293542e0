import { actions, isAllowed, type Place, type Role } from '@tarmeem/review';
import type { Client } from '../../../testing/client.js';
import { document } from '../../../testing/world.js';
import type { Player } from './cast.js';
import { type Jurisdiction } from './objects.js';
import { never, type Route } from './route.js';

/** A section of the document: where something would be begun. */
export interface PlaceObject {
  documentId: string;
  jurisdiction: Jurisdiction;
  sectionId: string;
}
type About = Route<PlaceObject>;

const at = `/documents/${document}`;

/** What everybody reads. */
const open = (endpoint: string, path: (of: PlaceObject) => string): About => ({
  endpoint,
  send: (client, of) => client.get(path(of)),
  expected: () => 200,
});

/** What takes a role somewhere in the document; `then` is what those who hold it are answered. */
const forRoles = (
  endpoint: string,
  roles: readonly Role[],
  send: (client: Client) => ReturnType<About['send']>,
  then: (actor: NonNullable<Player['actor']>, of: PlaceObject) => number,
): About => ({
  endpoint,
  send,
  expected({ actor }, of) {
    if (!actor) return 401;
    return actor.grants.some(({ role }) => roles.includes(role)) ? then(actor, of) : 403;
  },
});

const commission = actions['draft.read'].roles;

export const documentRoutes: readonly About[] = [
  open('documents', () => '/documents'),
  open('document', () => at),
  open('outline', () => `${at}/outline`),
  open('editions', () => `${at}/editions`),
  open('feedback', () => `${at}/feedback`),
  {
    endpoint: 'createFeedback',
    send: (client, { sectionId }) =>
      client.post(`${at}/feedback`, { body: { kind: 'comment', sectionId, text: 'Well said.' } }),
    expected: () => 201,
  },
  {
    endpoint: 'me',
    send: (client) => client.get('/me'),
    expected: ({ actor }) => (actor ? 200 : 401),
  },
  {
    endpoint: 'proposals',
    send: (client) => client.get(`${at}/proposals`),
    expected: ({ actor }) => (actor ? 200 : 401),
  },
  forRoles(
    'queue',
    ['moderator'],
    (client) => client.get(`${at}/queue`),
    () => 200,
  ),
  forRoles(
    'draft',
    commission,
    (client) => client.get(`${at}/draft`),
    () => 200,
  ),
  forRoles(
    'prepare',
    commission,
    (client) => client.put(`${at}/draft/preparation`, { version: never, body: { changeNote: 'Words', major: false } }),
    (actor, { documentId }) => (isAllowed(actor, 'edition.prepare', { documentId, jurisdiction: null }) ? 412 : 403),
  ),
  forRoles(
    'publish',
    commission,
    (client) => client.post(`${at}/draft/publication`, { version: never, body: { manifestHash: '0'.repeat(64) } }),
    (actor, { documentId }) => (isAllowed(actor, 'edition.publish', { documentId, jurisdiction: null }) ? 409 : 403),
  ),
  forRoles(
    'schedule',
    commission,
    (client) =>
      client.post(`${at}/draft/schedule`, {
        version: never,
        body: { manifestHash: '0'.repeat(64), at: '2030-01-01T10:00' },
      }),
    (actor, { documentId }) => (isAllowed(actor, 'edition.publish', { documentId, jurisdiction: null }) ? 409 : 403),
  ),
  forRoles(
    'cancelSchedule',
    commission,
    (client) => client.delete(`${at}/schedule`, { version: never }),
    (actor, { documentId }) =>
      isAllowed(actor, 'edition.cancel-schedule', { documentId, jurisdiction: null }) ? 409 : 403,
  ),
];

/** What depends on the place: asked in every jurisdiction. */
export const placeRoutes: readonly About[] = [
  open('section', ({ sectionId }) => `${at}/sections/${sectionId}`),
  {
    endpoint: 'createProposal',
    send: (client, { sectionId }) => client.post(`${at}/proposals`, { body: { sectionId } }),
    expected({ actor }, { documentId, jurisdiction }) {
      if (!actor) return 401;
      const place: Place = { documentId, jurisdiction, organisationId: actor.organisationId };
      return isAllowed(actor, 'proposal.create', place) ? 201 : 403;
    },
  },
];
