import { maySee, readersOf } from '@tarmeem/review';
import type { Client } from '../../../testing/client.js';
import type { ProposalObject } from './objects.js';
import type { Route } from './route.js';

/** What was submitted is for the own organisation and for those who decide; before that there is no round. */
const submitted = (endpoint: string, send: (client: Client, id: string) => ReturnType<Client['get']>) =>
  ({
    endpoint,
    send: (client, { id }) => send(client, id),
    expected({ actor }, { documentId, jurisdiction, organisationId, stage }) {
      if (!actor) return 401;
      const readers = readersOf(actor, { documentId, jurisdiction, organisationId });
      return stage !== 'begun' && maySee(readers, 'submitted round') ? 200 : 404;
    },
  }) satisfies Route<ProposalObject>;

export const roundRoutes: readonly Route<ProposalObject>[] = [
  submitted('rounds', (client, id) => client.get(`/proposals/${id}/rounds`)),
  submitted('round', (client, id) => client.get(`/proposals/${id}/rounds/1`)),
];
