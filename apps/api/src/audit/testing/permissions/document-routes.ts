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

const isOneOf = (roles: readonly Role[], role: Role): boolean => roles.includes(role);
const commission = actions['draft.read'].roles;

export const documentRoutes: readonly About[] = [
  // Whom to invite is left out: who may do it is told so.
  forRoles(
    'invite',
    actions['account.manage'].roles,
    (client) => client.post('/invitations', { body: {} }),
    () => 422,
  ),
  forRoles(
    'people',
    actions['people.read'].roles,
    (client) => client.get('/people'),
    () => 200,
  ),
  forRoles(
    'organisations',
    actions['account.manage'].roles,
    (client) => client.get('/organisations'),
    () => 200,
  ),
  forRoles(
    'addOrganisation',
    actions['account.manage'].roles,
    (client) => client.post('/organisations', { body: {} }),
    () => 422,
  ),
  forRoles(
    'readNewDocument',
    actions['document.import'].roles,
    (client) => client.post('/new-documents/preview', { body: {} }),
    () => 415,
  ),
  forRoles(
    'importDocument',
    actions['document.import'].roles,
    (client) => client.post('/new-documents', { body: {} }),
    () => 415,
  ),
  open('documents', () => '/documents'),
  open('document', () => at),
  open('outline', () => `${at}/outline`),
  open('editions', () => `${at}/editions`),
  { ...open('compareInWord', () => `${at}/word/comparison?from=1.0&to=1.0`), oneByOne: true },
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
    'setDecisionDays',
    ['moderator'],
    (client) => client.put(`${at}/decision-days`, { body: { days: 14 } }),
    (actor, { documentId }) =>
      isAllowed(actor, 'document.set-decision-days', { documentId, jurisdiction: null }) ? 204 : 403,
  ),
  forRoles(
    'documentSettings',
    actions['document.set'].roles,
    (client) => client.get(`${at}/settings`),
    (actor, { documentId }) => (isAllowed(actor, 'document.set', { documentId, jurisdiction: null }) ? 200 : 403),
  ),
  forRoles(
    'setDocumentSettings',
    actions['document.set'].roles,
    (client) =>
      client.put(`${at}/settings`, {
        version: never,
        body: { moderation: 'before', timeZone: 'Asia/Karachi', feedbackFrom: null, feedbackUntil: null },
      }),
    (actor, { documentId }) => (isAllowed(actor, 'document.set', { documentId, jurisdiction: null }) ? 412 : 403),
  ),
  forRoles(
    'audit',
    actions['audit.read'].roles,
    (client) => client.get(`${at}/audit`),
    () => 200,
  ),
  forRoles(
    'redactions',
    actions['document.redact'].roles,
    (client) => client.get(`${at}/redactions`),
    () => 200,
  ),
  forRoles(
    'askForRedaction',
    actions['document.redact'].roles,
    (client) => client.post(`${at}/redactions`, { body: {} }),
    () => 422,
  ),
  forRoles(
    'decideRedaction',
    actions['document.redact'].roles,
    (client) => client.post(`${at}/redactions/${crypto.randomUUID()}/decision`, { body: { apply: false } }),
    (actor, { documentId }) => (isAllowed(actor, 'document.redact', { documentId, jurisdiction: null }) ? 404 : 403),
  ),
  forRoles(
    'moderators',
    ['moderator'],
    (client) => client.get(`${at}/moderators`),
    () => 200,
  ),
  forRoles(
    'undecidable',
    ['administrator'],
    (client) => client.get(`${at}/undecidable`),
    () => 200,
  ),
  forRoles(
    'responseMatrix',
    commission,
    (client) => client.get(`${at}/response-matrix`),
    () => 200,
  ),
  forRoles(
    'responseMatrixFile',
    commission,
    (client) => client.get(`${at}/response-matrix/file?format=csv`),
    () => 200,
  ),
  forRoles(
    'draft',
    commission,
    (client) => client.get(`${at}/draft`),
    () => 200,
  ),
  forRoles(
    'previewLinks',
    commission,
    (client) => client.get(`${at}/draft/preview-links`),
    () => 200,
  ),
  forRoles(
    'createPreviewLink',
    commission,
    (client) => client.post(`${at}/draft/preview-links`, { body: { forWhom: 'A fact-checker', days: 1 } }),
    () => 201,
  ),
  forRoles(
    'revokePreviewLink',
    commission,
    (client) => client.delete(`${at}/draft/preview-links/${crypto.randomUUID()}`),
    () => 404,
  ),
  forRoles(
    'prepare',
    commission,
    (client) =>
      client.put(`${at}/draft/preparation`, {
        version: never,
        body: { changesHash: '0'.repeat(64), changeNote: 'Words', major: false },
      }),
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
  forRoles(
    'emergencies',
    commission,
    (client) => client.get(`${at}/emergencies`),
    () => 200,
  ),
  // What is published at 1.0 was imported: there is nothing to confirm, and the current edition is not withdrawn.
  forRoles(
    'confirmEmergency',
    commission,
    (client) => client.post(`${at}/editions/1.0/confirmation`, { body: { confirmed: true } }),
    (actor, { documentId }) => (isAllowed(actor, 'edition.confirm', { documentId, jurisdiction: null }) ? 409 : 403),
  ),
  forRoles(
    'withdrawEdition',
    commission,
    (client) => client.post(`${at}/editions/1.0/withdrawal`, { body: { notice: 'A wrong number.' } }),
    (actor, { documentId }) => (isAllowed(actor, 'edition.withdraw', { documentId, jurisdiction: null }) ? 409 : 403),
  ),
  forRoles(
    'addErratum',
    commission,
    (client) => client.post(`${at}/editions/1.0/errata`, { body: { words: 'It was another Act.' } }),
    (actor, { documentId }) =>
      isAllowed(actor, 'edition.correct-note', { documentId, jurisdiction: null }) ? 200 : 403,
  ),
  forRoles(
    'rollback',
    commission,
    (client) => client.get(`${at}/rollback`),
    () => 200,
  ),
  // A moderator of one province prepares what lies there: the edition is looked at first, and that one is current.
  forRoles(
    'prepareRollback',
    commission,
    (client) =>
      client.put(`${at}/rollback`, {
        version: never,
        body: { to: '1.0', sectionIds: null, changeNote: '', major: false, reason: 'Why' },
      }),
    (actor) => (actor.grants.some(({ role }) => isOneOf(actions['edition.prepare'].roles, role)) ? 422 : 403),
  ),
  forRoles(
    'dropRollback',
    commission,
    (client) => client.delete(`${at}/rollback`, { version: never }),
    (actor, { documentId }) => (isAllowed(actor, 'edition.prepare', { documentId, jurisdiction: null }) ? 409 : 403),
  ),
  forRoles(
    'publishRollback',
    commission,
    (client) => client.post(`${at}/rollback/publication`, { version: never, body: { manifestHash: '0'.repeat(64) } }),
    (actor) => (actor.grants.some(({ role }) => isOneOf(actions['edition.roll-back'].roles, role)) ? 409 : 403),
  ),
];

/** What depends on the place: asked in every jurisdiction. */
export const placeRoutes: readonly About[] = [
  {
    endpoint: 'publishInEmergency',
    send: (client, { sectionId }) =>
      client.post(`${at}/emergencies`, {
        body: {
          reason: 'It is wrong',
          changeNote: 'Put right.',
          sections: [
            {
              sectionId,
              baseHash: '0'.repeat(64),
              heading: 'A heading',
              body: { type: 'doc', content: [{ type: 'paragraph' }] },
            },
          ],
        },
      }),
    // Nobody of the cast has shown a second factor: not even a publisher may.
    expected: ({ actor }) => (actor ? 403 : 401),
  },
  { ...open('takeWord', ({ sectionId }) => `${at}/word?sections=${sectionId}`), oneByOne: true },
  broughtBack('readWord', '/word/preview'),
  broughtBack('createFromWord', '/word'),
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

/** A Word file may be brought by who proposes for an organisation; they are told (415) that what was sent holds none. */
function broughtBack(endpoint: string, path: string): Route<PlaceObject> {
  return {
    endpoint,
    send: (client) => client.post(`${at}${path}`, { body: {} }),
    expected({ actor }, { documentId }) {
      if (!actor) return 401;
      const proposes = actor.grants.some(
        (grant) =>
          (actions['proposal.create'].roles as readonly string[]).includes(grant.role) &&
          (grant.documentId === null || grant.documentId === documentId),
      );
      return proposes && actor.organisationId ? 415 : 403;
    },
  };
}
