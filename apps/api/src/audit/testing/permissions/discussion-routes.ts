import { maySee, readersOf, type Thing } from '@tarmeem/review';
import type { Player } from './cast.js';
import type { ProposalObject } from './objects.js';
import type { Route } from './route.js';

type Discussed = Route<ProposalObject>;

/** What the tables say of hearing one of the two discussions: those who decide hear nothing before a proposal was submitted. */
const hears = ({ actor }: Pick<Player, 'actor'>, of: ProposalObject, thing: Thing): boolean => {
  if (!actor) return false;
  const { documentId, jurisdiction, organisationId, stage } = of;
  const readers = readersOf(actor, { documentId, jurisdiction, organisationId });
  return maySee(stage === 'begun' ? new Set([...readers].filter((reader) => reader !== 'commission')) : readers, thing);
};

const heard = (endpoint: string, send: Discussed['send'], then: (internal: boolean) => number): Discussed => ({
  endpoint,
  send,
  expected(who, of) {
    if (!who.actor) return 401;
    return hears(who, of, 'shared discussion') ? then(hears(who, of, 'internal discussion')) : 404;
  },
});

const nowhere = crypto.randomUUID();

/** The discussion of a proposal; said is what is on a change that is not there, so nothing is. */
export const discussionRoutes: readonly Discussed[] = [
  heard(
    'discussion',
    (client, { id }) => client.get(`/proposals/${id}/discussion`),
    () => 200,
  ),
  // The round that was submitted is read by those who hear what is said about it; what is written now by its organisation alone.
  heard(
    'proposalInWord',
    (client, { id }) => client.get(`/proposals/${id}/word`),
    () => 200,
  ),
  heard(
    'say',
    (client, { id }) =>
      client.post(`/proposals/${id}/discussion`, {
        body: { text: 'A message', shared: false, changeId: nowhere, mentions: [] },
      }),
    (internal) => (internal ? 422 : 403),
  ),
  heard(
    'withdrawMessage',
    (client, { id }) => client.post(`/proposals/${id}/discussion/${nowhere}/withdrawal`),
    () => 404,
  ),
  heard(
    'seeDiscussion',
    (client, { id }) => client.post(`/proposals/${id}/discussion/seen`),
    () => 204,
  ),
];
